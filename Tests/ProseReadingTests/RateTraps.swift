import SourceText

/// Changes, ratios and points: 増, 減, 前期比, "up 5.9%", "rose 1.4 points". The notation is that of `Trap.due`.
let rateTraps: [Trap] = [
  Trap(
    .annual, .japanese, "売上高は前期比5.9％増となりました。",
    "net-sales 5.9 percent change @2024-04-01..2025-03-31 >2023-04-01..2024-03-31"),
  Trap(
    .annual, .japanese, "営業利益は前期比5.9％増となりました。",
    "operating-income 5.9 percent change @2024-04-01..2025-03-31 >2023-04-01..2024-03-31"),
  Trap(.annual, .japanese, "総資産は前期比5.9％増となりました。", "total-assets 5.9 percent change"),
  Trap(
    .annual, .japanese, "売上高は前期比5.9％減となりました。",
    "net-sales -5.9 percent change @2024-04-01..2025-03-31 >2023-04-01..2024-03-31"),
  Trap(
    .annual, .japanese, "営業利益は前期比5.9％減となりました。",
    "operating-income -5.9 percent change @2024-04-01..2025-03-31 >2023-04-01..2024-03-31"),
  Trap(.annual, .japanese, "総資産は前期比5.9％減となりました。", "total-assets -5.9 percent change"),
  Trap(
    .annual, .japanese, "売上高は前期比5.9％の増加となりました。",
    "net-sales 5.9 percent change @2024-04-01..2025-03-31 >2023-04-01..2024-03-31"),
  Trap(
    .annual, .japanese, "営業利益は前期比5.9％の増加となりました。",
    "operating-income 5.9 percent change @2024-04-01..2025-03-31 >2023-04-01..2024-03-31"),
  Trap(.annual, .japanese, "総資産は前期比5.9％の増加となりました。", "total-assets 5.9 percent change"),
  Trap(
    .annual, .japanese, "売上高は前期比5.9％の減少となりました。",
    "net-sales -5.9 percent change @2024-04-01..2025-03-31 >2023-04-01..2024-03-31"),
  Trap(
    .annual, .japanese, "営業利益は前期比5.9％の減少となりました。",
    "operating-income -5.9 percent change @2024-04-01..2025-03-31 >2023-04-01..2024-03-31"),
  Trap(.annual, .japanese, "総資産は前期比5.9％の減少となりました。", "total-assets -5.9 percent change"),
  Trap(
    .annual, .japanese, "売上高は前期比5.9％増加となりました。",
    "net-sales 5.9 percent change @2024-04-01..2025-03-31 >2023-04-01..2024-03-31"),
  Trap(
    .annual, .japanese, "営業利益は前期比5.9％増加となりました。",
    "operating-income 5.9 percent change @2024-04-01..2025-03-31 >2023-04-01..2024-03-31"),
  Trap(.annual, .japanese, "総資産は前期比5.9％増加となりました。", "total-assets 5.9 percent change"),
  Trap(
    .annual, .japanese, "売上高は前期比5.9％減少となりました。",
    "net-sales -5.9 percent change @2024-04-01..2025-03-31 >2023-04-01..2024-03-31"),
  Trap(
    .annual, .japanese, "営業利益は前期比5.9％減少となりました。",
    "operating-income -5.9 percent change @2024-04-01..2025-03-31 >2023-04-01..2024-03-31"),
  Trap(.annual, .japanese, "総資産は前期比5.9％減少となりました。", "total-assets -5.9 percent change"),
  Trap(
    .annual, .japanese, "売上高は前期比5.9％増収となりました。",
    "net-sales 5.9 percent change @2024-04-01..2025-03-31 >2023-04-01..2024-03-31"),
  Trap(
    .annual, .japanese, "営業利益は前期比5.9％増収となりました。",
    "operating-income 5.9 percent change @2024-04-01..2025-03-31 >2023-04-01..2024-03-31"),
  Trap(
    .annual, .japanese, "売上高は前期比5.9％減収となりました。",
    "net-sales -5.9 percent change @2024-04-01..2025-03-31 >2023-04-01..2024-03-31"),
  Trap(
    .annual, .japanese, "営業利益は前期比5.9％減収となりました。",
    "operating-income -5.9 percent change @2024-04-01..2025-03-31 >2023-04-01..2024-03-31"),
  Trap(
    .annual, .japanese, "売上高は前期比5.9％ 増となりました。",
    "net-sales 5.9 percent change @2024-04-01..2025-03-31 >2023-04-01..2024-03-31"),
  Trap(
    .annual, .japanese, "営業利益は前期比5.9％ 増となりました。",
    "operating-income 5.9 percent change @2024-04-01..2025-03-31 >2023-04-01..2024-03-31"),
  Trap(.annual, .japanese, "総資産は前期比5.9％ 増となりました。", "total-assets 5.9 percent change"),
  Trap(
    .annual, .japanese, "売上高は前期比5.9％の増となりました。",
    "net-sales 5.9 percent change @2024-04-01..2025-03-31 >2023-04-01..2024-03-31"),
  Trap(
    .annual, .japanese, "営業利益は前期比5.9％の増となりました。",
    "operating-income 5.9 percent change @2024-04-01..2025-03-31 >2023-04-01..2024-03-31"),
  Trap(.annual, .japanese, "総資産は前期比5.9％の増となりました。", "total-assets 5.9 percent change"),
  Trap(
    .annual, .japanese, "売上高は前期比5.9％の減となりました。",
    "net-sales -5.9 percent change @2024-04-01..2025-03-31 >2023-04-01..2024-03-31"),
  Trap(
    .annual, .japanese, "営業利益は前期比5.9％の減となりました。",
    "operating-income -5.9 percent change @2024-04-01..2025-03-31 >2023-04-01..2024-03-31"),
  Trap(.annual, .japanese, "総資産は前期比5.9％の減となりました。", "total-assets -5.9 percent change"),
  Trap(
    .annual, .japanese, "売上高は前期を5.9％上回りました。",
    "net-sales 5.9 percent change @2024-04-01..2025-03-31 >2023-04-01..2024-03-31"),
  Trap(
    .annual, .japanese, "売上高は前期を5.9％下回りました。",
    "net-sales -5.9 percent change @2024-04-01..2025-03-31 >2023-04-01..2024-03-31"),
  Trap(
    .annual, .japanese, "販売費は前期より150百万円多い756百万円でした。",
    "selling-expenses 150000000 JPY difference; selling-expenses 756000000 JPY amount"),
  Trap(
    .annual, .japanese, "販売費は前期より150百万円少ない756百万円でした。",
    "selling-expenses -150000000 JPY difference; selling-expenses 756000000 JPY amount"),
  Trap(
    .annual, .english, "Net sales increased 5.9% year on year.",
    "net-sales 5.9 percent change @2024-04-01..2025-03-31 >2023-04-01..2024-03-31"),
  Trap(
    .annual, .english, "Operating income increased 5.9% from the previous fiscal year.",
    "operating-income 5.9 percent change @2024-04-01..2025-03-31 >2023-04-01..2024-03-31"),
  Trap(
    .annual, .english, "Net sales decreased 5.9% year on year.",
    "net-sales -5.9 percent change @2024-04-01..2025-03-31 >2023-04-01..2024-03-31"),
  Trap(
    .annual, .english, "Operating income decreased 5.9% from the previous fiscal year.",
    "operating-income -5.9 percent change @2024-04-01..2025-03-31 >2023-04-01..2024-03-31"),
  Trap(
    .annual, .english, "Net sales rose 5.9% year on year.",
    "net-sales 5.9 percent change @2024-04-01..2025-03-31 >2023-04-01..2024-03-31"),
  Trap(
    .annual, .english, "Operating income rose 5.9% from the previous fiscal year.",
    "operating-income 5.9 percent change @2024-04-01..2025-03-31 >2023-04-01..2024-03-31"),
  Trap(
    .annual, .english, "Net sales fell 5.9% year on year.",
    "net-sales -5.9 percent change @2024-04-01..2025-03-31 >2023-04-01..2024-03-31"),
  Trap(
    .annual, .english, "Operating income fell 5.9% from the previous fiscal year.",
    "operating-income -5.9 percent change @2024-04-01..2025-03-31 >2023-04-01..2024-03-31"),
  Trap(
    .annual, .english, "Net sales grew 5.9% year on year.",
    "net-sales 5.9 percent change @2024-04-01..2025-03-31 >2023-04-01..2024-03-31"),
  Trap(
    .annual, .english, "Operating income grew 5.9% from the previous fiscal year.",
    "operating-income 5.9 percent change @2024-04-01..2025-03-31 >2023-04-01..2024-03-31"),
  Trap(
    .annual, .english, "Net sales declined 5.9% year on year.",
    "net-sales -5.9 percent change @2024-04-01..2025-03-31 >2023-04-01..2024-03-31"),
  Trap(
    .annual, .english, "Operating income declined 5.9% from the previous fiscal year.",
    "operating-income -5.9 percent change @2024-04-01..2025-03-31 >2023-04-01..2024-03-31"),
  Trap(
    .annual, .english, "Net sales increased by 5.9% year on year.",
    "net-sales 5.9 percent change @2024-04-01..2025-03-31 >2023-04-01..2024-03-31"),
  Trap(
    .annual, .english, "Operating income increased by 5.9% from the previous fiscal year.",
    "operating-income 5.9 percent change @2024-04-01..2025-03-31 >2023-04-01..2024-03-31"),
  Trap(
    .annual, .english, "Net sales decreased by 5.9% year on year.",
    "net-sales -5.9 percent change @2024-04-01..2025-03-31 >2023-04-01..2024-03-31"),
  Trap(
    .annual, .english, "Operating income decreased by 5.9% from the previous fiscal year.",
    "operating-income -5.9 percent change @2024-04-01..2025-03-31 >2023-04-01..2024-03-31"),
  Trap(
    .annual, .english, "Net sales were up 5.9% year on year.",
    "net-sales 5.9 percent change @2024-04-01..2025-03-31 >2023-04-01..2024-03-31"),
  Trap(
    .annual, .english, "Operating income were up 5.9% from the previous fiscal year.",
    "operating-income 5.9 percent change @2024-04-01..2025-03-31 >2023-04-01..2024-03-31"),
  Trap(
    .annual, .english, "Net sales were down 5.9% year on year.",
    "net-sales -5.9 percent change @2024-04-01..2025-03-31 >2023-04-01..2024-03-31"),
  Trap(
    .annual, .english, "Operating income were down 5.9% from the previous fiscal year.",
    "operating-income -5.9 percent change @2024-04-01..2025-03-31 >2023-04-01..2024-03-31"),
  Trap(
    .annual, .english, "Net sales were ¥3,100 million, an increase of 5.9% year on year.",
    "net-sales 3100000000 JPY amount; net-sales 5.9 percent change"),
  Trap(
    .annual, .english,
    "Net sales were ¥3,100 million (an increase of 5.9% year on year) and ordinary profit was ¥185 million (an increase of 5.9%).",
    "net-sales 3100000000 JPY amount; net-sales 5.9 percent change; ordinary-profit 185000000 JPY amount; ordinary-profit 5.9 percent change"
  ),
  Trap(
    .annual, .english, "Net sales were ¥3,100 million, a decrease of 5.9% year on year.",
    "net-sales 3100000000 JPY amount; net-sales -5.9 percent change"),
  Trap(
    .annual, .english,
    "Net sales were ¥3,100 million (a decrease of 5.9% year on year) and ordinary profit was ¥185 million (a decrease of 5.9%).",
    "net-sales 3100000000 JPY amount; net-sales -5.9 percent change; ordinary-profit 185000000 JPY amount; ordinary-profit -5.9 percent change"
  ),
  Trap(
    .annual, .english, "Net sales were ¥3,100 million, up 5.9% year on year.",
    "net-sales 3100000000 JPY amount; net-sales 5.9 percent change"),
  Trap(
    .annual, .english,
    "Net sales were ¥3,100 million (up 5.9% year on year) and ordinary profit was ¥185 million (up 5.9%).",
    "net-sales 3100000000 JPY amount; net-sales 5.9 percent change; ordinary-profit 185000000 JPY amount; ordinary-profit 5.9 percent change"
  ),
  Trap(
    .annual, .english, "Net sales were ¥3,100 million, down 5.9% year on year.",
    "net-sales 3100000000 JPY amount; net-sales -5.9 percent change"),
  Trap(
    .annual, .english,
    "Net sales were ¥3,100 million (down 5.9% year on year) and ordinary profit was ¥185 million (down 5.9%).",
    "net-sales 3100000000 JPY amount; net-sales -5.9 percent change; ordinary-profit 185000000 JPY amount; ordinary-profit -5.9 percent change"
  ),
  Trap(
    .quarter, .english, "Revenues were JPY 11,617 million, 20.6% more than in 3Q03.",
    "net-sales 11617000000 JPY amount @2004-01-01..2004-03-31; net-sales 20.6 percent change @2004-01-01..2004-03-31 >2003-10-01..2003-12-31"
  ),
  Trap(
    .quarter, .english, "Revenues were JPY 11,617 million, 20.6% less than in 3Q03.",
    "net-sales 11617000000 JPY amount @2004-01-01..2004-03-31; net-sales -20.6 percent change @2004-01-01..2004-03-31 >2003-10-01..2003-12-31"
  ),
  Trap(.annual, .japanese, "売上高は前期比△12.5％減となりました。", "net-sales -12.5 percent change dn"),
  Trap(.annual, .japanese, "売上高は前期比▲12.5％減となりました。", "net-sales -12.5 percent change dn"),
  Trap(.annual, .japanese, "売上高は前期比－12.5％の減少となりました。", "net-sales -12.5 percent change dn"),
  Trap(.annual, .japanese, "売上高は前期比△12.5％の減少となりました。", "net-sales -12.5 percent change dn"),
  Trap(
    .annual, .english, "Net sales were ¥3,100 million, a decrease of (12.5)% year on year.",
    "net-sales 3100000000 JPY amount; net-sales -12.5 percent change dn"),
  Trap(
    .annual, .english, "Net sales decreased by (12.5)% year on year.",
    "net-sales -12.5 percent change dn"),
  Trap(
    .annual, .english, "Net sales were ¥3,100 million, a decrease of -12.5% year on year.",
    "net-sales 3100000000 JPY amount; net-sales -12.5 percent change dn"),
  Trap(
    .annual, .english, "Net sales were ¥3,100 million, down (12.5)% year on year.",
    "net-sales 3100000000 JPY amount; net-sales -12.5 percent change dn"),
  Trap(.annual, .japanese, "営業損失は△14億円となりました。", "operating-income -1400000000 JPY amount dn"),
  Trap(.annual, .japanese, "当期純損失は▲14億円となりました。", "net-income -1400000000 JPY amount dn"),
  Trap(
    .annual, .english, "Operating loss was JPY(1,400) million.",
    "operating-income -1400000000 JPY amount dn"),
  Trap(.annual, .japanese, "売上高は前期比113.3％となりました。", "net-sales 113.3 percent ratio"),
  Trap(.annual, .japanese, "売上高は前期比13.3％増となりました。", "net-sales 13.3 percent change"),
  Trap(.annual, .japanese, "売上高は前年同期比95.0％となりました。", "net-sales 95.0 percent ratio"),
  Trap(.annual, .japanese, "売上高は前期比△4.0％となりました。", "net-sales -4.0 percent change"),
  Trap(.annual, .japanese, "売上高は前期比▲4.0％となりました。", "net-sales -4.0 percent change"),
  Trap(.annual, .japanese, "売上高は前年同期比104.2％となりました。", "net-sales 104.2 percent ratio"),
  Trap(.annual, .japanese, "売上高は前期比100.0％となりました。", "net-sales 100.0 percent ratio"),
  Trap(.annual, .japanese, "売上高は前期比+4.0％となりました。", "net-sales 4.0 percent change"),
  Trap(.annual, .japanese, "自己資本比率は前期末比1.4ポイント増となりました。", "equity-to-asset-ratio 1.4 points difference"),
  Trap(.annual, .japanese, "自己資本比率は前期末比0.8ポイント減となりました。", "equity-to-asset-ratio -0.8 points difference"),
  Trap(.annual, .japanese, "自己資本比率は前期末比0.8ポイントの低下となりました。", "equity-to-asset-ratio -0.8 points difference"),
  Trap(.annual, .japanese, "自己資本比率は前期末比1.4ポイント上昇となりました。", "equity-to-asset-ratio 1.4 points difference"),
  Trap(.annual, .japanese, "自己資本比率は前期末比1.4ポイントの上昇となりました。", "equity-to-asset-ratio 1.4 points difference"),
  Trap(.annual, .japanese, "自己資本比率は前期末比0.8 ポイント低下となりました。", "equity-to-asset-ratio -0.8 points difference"),
  Trap(
    .annual, .english, "The equity-to-asset ratio rose 1.4 points.",
    "equity-to-asset-ratio 1.4 points difference"),
  Trap(
    .annual, .english, "The equity-to-asset ratio fell 0.8 points.",
    "equity-to-asset-ratio -0.8 points difference"),
  Trap(
    .annual, .english, "The equity-to-asset ratio rose by 1.4 percentage points.",
    "equity-to-asset-ratio 1.4 points difference"),
  Trap(
    .annual, .english, "The equity-to-asset ratio declined 0.8 percentage points.",
    "equity-to-asset-ratio -0.8 points difference"),
  Trap(
    .annual, .english, "The equity-to-asset ratio increased 1.4 pt.",
    "equity-to-asset-ratio 1.4 points difference"),
  Trap(
    .annual, .english, "The equity-to-asset ratio decreased by 0.8 pt.",
    "equity-to-asset-ratio -0.8 points difference"),
  Trap(.annual, .japanese, "自己資本比率は55.0％です。", "equity-to-asset-ratio 55.0 percent ratio"),
  Trap(
    .annual, .english, "The equity-to-asset ratio was 55.0%.",
    "equity-to-asset-ratio 55.0 percent ratio"),
  Trap(
    .annual, .japanese, "売上高営業利益率は8.5％と、前期の7.7％から上昇しました。",
    "operating-profit-margin 8.5 percent ratio @2024-04-01..2025-03-31; operating-profit-margin 7.7 percent ratio @2023-04-01..2024-03-31"
  ),
  Trap(
    .annual, .english, "The operating margin was 8.5%, rising from 7.7% in the previous fiscal year.",
    "operating-profit-margin 8.5 percent ratio @2024-04-01..2025-03-31; operating-profit-margin 7.7 percent ratio @2023-04-01..2024-03-31"
  ),
]
