import SourceText

/// Amounts with their scales, and signs that stand in words (営業損失14億円). The notation is that of `Trap.due`.
let amountTraps: [Trap] = [
  Trap(.annual, .japanese, "売上高は14億円となりました。", "net-sales 1400000000 JPY amount"),
  Trap(.annual, .japanese, "営業利益は14億円でした。", "operating-income 1400000000 JPY amount"),
  Trap(.annual, .japanese, "経常利益14億円を計上しました。", "ordinary-profit 1400000000 JPY amount"),
  Trap(.annual, .japanese, "売上高は423億83百万円となりました。", "net-sales 42383000000 JPY amount"),
  Trap(.annual, .japanese, "営業利益は423億83百万円でした。", "operating-income 42383000000 JPY amount"),
  Trap(.annual, .japanese, "経常利益423億83百万円を計上しました。", "ordinary-profit 42383000000 JPY amount"),
  Trap(.annual, .japanese, "売上高は169億3,900万円となりました。", "net-sales 16939000000 JPY amount"),
  Trap(.annual, .japanese, "営業利益は169億3,900万円でした。", "operating-income 16939000000 JPY amount"),
  Trap(.annual, .japanese, "経常利益169億3,900万円を計上しました。", "ordinary-profit 16939000000 JPY amount"),
  Trap(.annual, .japanese, "売上高は9億円となりました。", "net-sales 900000000 JPY amount"),
  Trap(.annual, .japanese, "営業利益は9億円でした。", "operating-income 900000000 JPY amount"),
  Trap(.annual, .japanese, "経常利益9億円を計上しました。", "ordinary-profit 900000000 JPY amount"),
  Trap(.annual, .japanese, "売上高は3.6億円となりました。", "net-sales 360000000 JPY amount"),
  Trap(.annual, .japanese, "営業利益は3.6億円でした。", "operating-income 360000000 JPY amount"),
  Trap(.annual, .japanese, "経常利益3.6億円を計上しました。", "ordinary-profit 360000000 JPY amount"),
  Trap(.annual, .japanese, "売上高は1兆2,345億円となりました。", "net-sales 1234500000000 JPY amount"),
  Trap(.annual, .japanese, "営業利益は1兆2,345億円でした。", "operating-income 1234500000000 JPY amount"),
  Trap(.annual, .japanese, "経常利益1兆2,345億円を計上しました。", "ordinary-profit 1234500000000 JPY amount"),
  Trap(.annual, .japanese, "売上高は388億円となりました。", "net-sales 38800000000 JPY amount"),
  Trap(.annual, .japanese, "営業利益は388億円でした。", "operating-income 38800000000 JPY amount"),
  Trap(.annual, .japanese, "経常利益388億円を計上しました。", "ordinary-profit 38800000000 JPY amount"),
  Trap(.annual, .japanese, "売上高は38,779百万円となりました。", "net-sales 38779000000 JPY amount"),
  Trap(.annual, .japanese, "営業利益は38,779百万円でした。", "operating-income 38779000000 JPY amount"),
  Trap(.annual, .japanese, "経常利益38,779百万円を計上しました。", "ordinary-profit 38779000000 JPY amount"),
  Trap(.annual, .japanese, "売上高は38,779,462千円となりました。", "net-sales 38779462000 JPY amount"),
  Trap(.annual, .japanese, "営業利益は38,779,462千円でした。", "operating-income 38779462000 JPY amount"),
  Trap(.annual, .japanese, "経常利益38,779,462千円を計上しました。", "ordinary-profit 38779462000 JPY amount"),
  Trap(.annual, .japanese, "売上高は500万円となりました。", "net-sales 5000000 JPY amount"),
  Trap(.annual, .japanese, "営業利益は500万円でした。", "operating-income 5000000 JPY amount"),
  Trap(.annual, .japanese, "経常利益500万円を計上しました。", "ordinary-profit 5000000 JPY amount"),
  Trap(.annual, .japanese, "売上高は１２，３４５百万円となりました。", "net-sales 12345000000 JPY amount"),
  Trap(.annual, .japanese, "営業利益は１２，３４５百万円でした。", "operating-income 12345000000 JPY amount"),
  Trap(.annual, .japanese, "経常利益１２，３４５百万円を計上しました。", "ordinary-profit 12345000000 JPY amount"),
  Trap(.annual, .japanese, "売上高は5千万円となりました。", "net-sales 50000000 JPY amount"),
  Trap(.annual, .japanese, "営業利益は5千万円でした。", "operating-income 50000000 JPY amount"),
  Trap(.annual, .japanese, "経常利益5千万円を計上しました。", "ordinary-profit 50000000 JPY amount"),
  Trap(.annual, .japanese, "売上高は11,617 百万円となりました。", "net-sales 11617000000 JPY amount"),
  Trap(.annual, .japanese, "営業利益は11,617 百万円でした。", "operating-income 11617000000 JPY amount"),
  Trap(.annual, .japanese, "経常利益11,617 百万円を計上しました。", "ordinary-profit 11617000000 JPY amount"),
  Trap(.annual, .japanese, "売上高は1,284億50百万円となりました。", "net-sales 128450000000 JPY amount"),
  Trap(.annual, .japanese, "営業利益は1,284億50百万円でした。", "operating-income 128450000000 JPY amount"),
  Trap(.annual, .japanese, "経常利益1,284億50百万円を計上しました。", "ordinary-profit 128450000000 JPY amount"),
  Trap(.annual, .english, "Net sales were JPY 372.2 million.", "net-sales 372200000 JPY amount"),
  Trap(
    .annual, .english, "Operating income amounted to JPY 372.2 million.",
    "operating-income 372200000 JPY amount"),
  Trap(
    .annual, .english, "Ordinary profit totaled JPY 372.2 million for the fiscal year under review.",
    "ordinary-profit 372200000 JPY amount @2024-04-01..2025-03-31"),
  Trap(.annual, .english, "Net sales were ¥101.7 billion.", "net-sales 101700000000 JPY amount"),
  Trap(
    .annual, .english, "Operating income amounted to ¥101.7 billion.",
    "operating-income 101700000000 JPY amount"),
  Trap(
    .annual, .english, "Ordinary profit totaled ¥101.7 billion for the fiscal year under review.",
    "ordinary-profit 101700000000 JPY amount @2024-04-01..2025-03-31"),
  Trap(.annual, .english, "Net sales were JPY1.1bn.", "net-sales 1100000000 JPY amount"),
  Trap(
    .annual, .english, "Operating income amounted to JPY1.1bn.",
    "operating-income 1100000000 JPY amount"),
  Trap(
    .annual, .english, "Ordinary profit totaled JPY1.1bn for the fiscal year under review.",
    "ordinary-profit 1100000000 JPY amount @2024-04-01..2025-03-31"),
  Trap(.annual, .english, "Net sales were ¥3,100 million.", "net-sales 3100000000 JPY amount"),
  Trap(
    .annual, .english, "Operating income amounted to ¥3,100 million.",
    "operating-income 3100000000 JPY amount"),
  Trap(
    .annual, .english, "Ordinary profit totaled ¥3,100 million for the fiscal year under review.",
    "ordinary-profit 3100000000 JPY amount @2024-04-01..2025-03-31"),
  Trap(.annual, .english, "Net sales were USD 111.5 million.", "net-sales 111500000 USD amount"),
  Trap(
    .annual, .english, "Operating income amounted to USD 111.5 million.",
    "operating-income 111500000 USD amount"),
  Trap(
    .annual, .english, "Ordinary profit totaled USD 111.5 million for the fiscal year under review.",
    "ordinary-profit 111500000 USD amount @2024-04-01..2025-03-31"),
  Trap(.annual, .english, "Net sales were $3.4 million.", "net-sales 3400000 USD amount"),
  Trap(
    .annual, .english, "Operating income amounted to $3.4 million.",
    "operating-income 3400000 USD amount"),
  Trap(
    .annual, .english, "Ordinary profit totaled $3.4 million for the fiscal year under review.",
    "ordinary-profit 3400000 USD amount @2024-04-01..2025-03-31"),
  Trap(.annual, .english, "Net sales were ¥1.2 trillion.", "net-sales 1200000000000 JPY amount"),
  Trap(
    .annual, .english, "Operating income amounted to ¥1.2 trillion.",
    "operating-income 1200000000000 JPY amount"),
  Trap(
    .annual, .english, "Ordinary profit totaled ¥1.2 trillion for the fiscal year under review.",
    "ordinary-profit 1200000000000 JPY amount @2024-04-01..2025-03-31"),
  Trap(.annual, .english, "Net sales were €5.5 million.", "net-sales 5500000 EUR amount"),
  Trap(
    .annual, .english, "Operating income amounted to €5.5 million.",
    "operating-income 5500000 EUR amount"),
  Trap(
    .annual, .english, "Ordinary profit totaled €5.5 million for the fiscal year under review.",
    "ordinary-profit 5500000 EUR amount @2024-04-01..2025-03-31"),
  Trap(.annual, .english, "Net sales were JPY 39 billion.", "net-sales 39000000000 JPY amount"),
  Trap(
    .annual, .english, "Operating income amounted to JPY 39 billion.",
    "operating-income 39000000000 JPY amount"),
  Trap(
    .annual, .english, "Ordinary profit totaled JPY 39 billion for the fiscal year under review.",
    "ordinary-profit 39000000000 JPY amount @2024-04-01..2025-03-31"),
  Trap(.annual, .english, "Net sales were ¥4,128,899 thousand.", "net-sales 4128899000 JPY amount"),
  Trap(
    .annual, .english, "Operating income amounted to ¥4,128,899 thousand.",
    "operating-income 4128899000 JPY amount"),
  Trap(
    .annual, .english, "Ordinary profit totaled ¥4,128,899 thousand for the fiscal year under review.",
    "ordinary-profit 4128899000 JPY amount @2024-04-01..2025-03-31"),
  Trap(.annual, .english, "Net sales were 500 million yen.", "net-sales 500000000 JPY amount"),
  Trap(
    .annual, .english, "Operating income amounted to 500 million yen.",
    "operating-income 500000000 JPY amount"),
  Trap(
    .annual, .english, "Ordinary profit totaled 500 million yen for the fiscal year under review.",
    "ordinary-profit 500000000 JPY amount @2024-04-01..2025-03-31"),
  Trap(.annual, .english, "Net sales were 12.3 billion yen.", "net-sales 12300000000 JPY amount"),
  Trap(
    .annual, .english, "Operating income amounted to 12.3 billion yen.",
    "operating-income 12300000000 JPY amount"),
  Trap(
    .annual, .english, "Ordinary profit totaled 12.3 billion yen for the fiscal year under review.",
    "ordinary-profit 12300000000 JPY amount @2024-04-01..2025-03-31"),
  Trap(.annual, .japanese, "営業損失は14億円となりました。", "operating-income -1400000000 JPY amount"),
  Trap(.annual, .japanese, "営業損失14億円を計上しました。", "operating-income -1400000000 JPY amount"),
  Trap(.annual, .japanese, "経常損失は14億円となりました。", "ordinary-profit -1400000000 JPY amount"),
  Trap(.annual, .japanese, "経常損失14億円を計上しました。", "ordinary-profit -1400000000 JPY amount"),
  Trap(.annual, .japanese, "当期純損失は14億円となりました。", "net-income -1400000000 JPY amount"),
  Trap(.annual, .japanese, "当期純損失14億円を計上しました。", "net-income -1400000000 JPY amount"),
  Trap(.annual, .japanese, "純損失は14億円となりました。", "net-income -1400000000 JPY amount"),
  Trap(.annual, .japanese, "純損失14億円を計上しました。", "net-income -1400000000 JPY amount"),
  Trap(
    .annual, .japanese, "営業利益は185百万円となりました(前期は105百万円の営業損失)。",
    "operating-income 185000000 JPY amount; operating-income -105000000 JPY amount @2023-04-01..2024-03-31"),
  Trap(
    .annual, .japanese, "営業利益は185百万円となり、前期の営業損失105百万円から黒字に転換しました。",
    "operating-income 185000000 JPY amount; operating-income -105000000 JPY amount @2023-04-01..2024-03-31"),
  Trap(
    .annual, .japanese, "経常利益は185百万円となりました(前期は105百万円の経常損失)。",
    "ordinary-profit 185000000 JPY amount; ordinary-profit -105000000 JPY amount @2023-04-01..2024-03-31"),
  Trap(
    .annual, .japanese, "経常利益は185百万円となり、前期の経常損失105百万円から黒字に転換しました。",
    "ordinary-profit 185000000 JPY amount; ordinary-profit -105000000 JPY amount @2023-04-01..2024-03-31"),
  Trap(.annual, .english, "Operating loss was ¥1.4 billion.", "operating-income -1400000000 JPY amount"),
  Trap(
    .annual, .english, "Operating loss of ¥1.4 billion was recorded.",
    "operating-income -1400000000 JPY amount"),
  Trap(.annual, .english, "Ordinary loss was ¥1.4 billion.", "ordinary-profit -1400000000 JPY amount"),
  Trap(
    .annual, .english, "Ordinary loss of ¥1.4 billion was recorded.",
    "ordinary-profit -1400000000 JPY amount"),
  Trap(.annual, .english, "Net loss was ¥1.4 billion.", "net-income -1400000000 JPY amount"),
  Trap(.annual, .english, "Net loss of ¥1.4 billion was recorded.", "net-income -1400000000 JPY amount"),
  Trap(
    .annual, .english,
    "Operating profit was ¥185 million, compared with an operating loss of ¥105 million in the previous fiscal year.",
    "operating-income 185000000 JPY amount; operating-income -105000000 JPY amount @2023-04-01..2024-03-31"),
  Trap(
    .annual, .english,
    "Operating profit was ¥185 million (compared with an operating loss of ¥105 million a year earlier).",
    "operating-income 185000000 JPY amount; operating-income -105000000 JPY amount @2023-04-01..2024-03-31"),
  Trap(
    .annual, .english,
    "Ordinary profit was ¥185 million, compared with an ordinary loss of ¥105 million in the previous fiscal year.",
    "ordinary-profit 185000000 JPY amount; ordinary-profit -105000000 JPY amount @2023-04-01..2024-03-31"),
  Trap(
    .annual, .english,
    "Ordinary profit was ¥185 million (compared with an ordinary loss of ¥105 million a year earlier).",
    "ordinary-profit 185000000 JPY amount; ordinary-profit -105000000 JPY amount @2023-04-01..2024-03-31"),
  Trap(
    .annual, .english,
    "Net income was ¥929 million, a turnaround from a net loss of ¥389 million in the previous fiscal year.",
    "net-income 929000000 JPY amount; net-income -389000000 JPY amount @2023-04-01..2024-03-31"),
]
