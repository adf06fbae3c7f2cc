import SourceText

/// Periods, forecasts, approximations, times, sentences that claim nothing, cash flows, exchange rates and figures a share. The
/// notation is that of `Trap.due`.
let periodTraps: [Trap] = [
  Trap(
    .quarter, .english, "Revenues were JPY 11,617 million in 4Q03.",
    "net-sales 11617000000 JPY amount @2004-01-01..2004-03-31"),
  Trap(
    .quarter, .english, "Revenues were JPY 11,617 million in 4Q02.",
    "net-sales 11617000000 JPY amount @2003-01-01..2003-03-31"),
  Trap(
    .quarter, .english, "Revenues were JPY 11,617 million in 3Q03.",
    "net-sales 11617000000 JPY amount @2003-10-01..2003-12-31"),
  Trap(
    .quarter, .english, "Revenues were JPY 11,617 million in 1Q03.",
    "net-sales 11617000000 JPY amount @2003-04-01..2003-06-30"),
  Trap(
    .quarter, .english, "Revenues were JPY 11,617 million in FY2003.",
    "net-sales 11617000000 JPY amount @2003-04-01..2004-03-31"),
  Trap(
    .quarter, .english, "Revenues were JPY 11,617 million in FY2002.",
    "net-sales 11617000000 JPY amount @2002-04-01..2003-03-31"),
  Trap(
    .quarter, .english, "Revenues were JPY 11,617 million in 2Q03.",
    "net-sales 11617000000 JPY amount @2003-07-01..2003-09-30"),
  Trap(
    .quarter, .english, "Revenues were JPY 11,617 million in the three months ended March 31, 2004.",
    "net-sales 11617000000 JPY amount @2004-01-01..2004-03-31"),
  Trap(
    .quarter, .english, "Revenues were JPY 11,617 million in the first half of FY2003.",
    "net-sales 11617000000 JPY amount @2003-04-01..2003-09-30"),
  Trap(
    .quarter, .english, "Revenues were JPY 11,617 million in the second half of FY2003.",
    "net-sales 11617000000 JPY amount @2003-10-01..2004-03-31"),
  Trap(
    .quarter, .japanese, "2003年度の営業収益は11,617百万円となりました。",
    "net-sales 11617000000 JPY amount @2003-04-01..2004-03-31"),
  Trap(
    .quarter, .japanese, "2002年度の営業収益は11,617百万円となりました。",
    "net-sales 11617000000 JPY amount @2002-04-01..2003-03-31"),
  Trap(
    .quarter, .japanese, "2003年度第3四半期の営業収益は11,617百万円となりました。",
    "net-sales 11617000000 JPY amount @2003-10-01..2003-12-31"),
  Trap(
    .quarter, .japanese, "2003年度第4四半期の営業収益は11,617百万円となりました。",
    "net-sales 11617000000 JPY amount @2004-01-01..2004-03-31"),
  Trap(
    .quarter, .japanese, "2003年度上半期の営業収益は11,617百万円となりました。",
    "net-sales 11617000000 JPY amount @2003-04-01..2003-09-30"),
  Trap(
    .quarter, .japanese, "2003年度下半期の営業収益は11,617百万円となりました。",
    "net-sales 11617000000 JPY amount @2003-10-01..2004-03-31"),
  Trap(
    .quarter, .japanese, "2004年3月期の営業収益は11,617百万円となりました。",
    "net-sales 11617000000 JPY amount @2003-04-01..2004-03-31"),
  Trap(
    .quarter, .japanese, "2003年3月期の営業収益は11,617百万円となりました。",
    "net-sales 11617000000 JPY amount @2002-04-01..2003-03-31"),
  Trap(
    .annual, .japanese, "2025年3月期の売上高は3,100百万円でした。",
    "net-sales 3100000000 JPY amount @2024-04-01..2025-03-31"),
  Trap(
    .annual, .japanese, "2024年3月期の売上高は3,100百万円でした。",
    "net-sales 3100000000 JPY amount @2023-04-01..2024-03-31"),
  Trap(
    .annual, .japanese, "令和7年3月期の売上高は3,100百万円でした。",
    "net-sales 3100000000 JPY amount @2024-04-01..2025-03-31"),
  Trap(
    .annual, .japanese, "平成26年3月期の売上高は3,100百万円でした。",
    "net-sales 3100000000 JPY amount @2013-04-01..2014-03-31"),
  Trap(
    .annual, .japanese, "令和元年度の売上高は3,100百万円でした。",
    "net-sales 3100000000 JPY amount @2019-04-01..2020-03-31"),
  Trap(
    .annual, .japanese, "昭和60年3月期の売上高は3,100百万円でした。",
    "net-sales 3100000000 JPY amount @1984-04-01..1985-03-31"),
  Trap(
    .annual, .japanese, "当連結会計年度の売上高は3,100百万円でした。",
    "net-sales 3100000000 JPY amount @2024-04-01..2025-03-31"),
  Trap(
    .annual, .japanese, "前連結会計年度の売上高は3,100百万円でした。",
    "net-sales 3100000000 JPY amount @2023-04-01..2024-03-31"),
  Trap(.annual, .japanese, "当期の売上高は3,100百万円でした。", "net-sales 3100000000 JPY amount @2024-04-01..2025-03-31"),
  Trap(.annual, .japanese, "前期の売上高は3,100百万円でした。", "net-sales 3100000000 JPY amount @2023-04-01..2024-03-31"),
  Trap(
    .annual, .japanese, "2025年3月期第3四半期の売上高は3,100百万円でした。",
    "net-sales 3100000000 JPY amount @2024-04-01..2024-12-31"),
  Trap(
    .annual, .japanese, "2025年3月期中間期の売上高は3,100百万円でした。",
    "net-sales 3100000000 JPY amount @2024-04-01..2024-09-30"),
  Trap(
    .annual, .english, "Net sales were ¥3,100 million for the fiscal year ended March 31, 2025.",
    "net-sales 3100000000 JPY amount @2024-04-01..2025-03-31"),
  Trap(
    .annual, .english, "Net sales were ¥3,100 million for the fiscal year ended March 31, 2024.",
    "net-sales 3100000000 JPY amount @2023-04-01..2024-03-31"),
  Trap(
    .annual, .english, "Net sales were ¥3,100 million for the nine months ended December 31, 2024.",
    "net-sales 3100000000 JPY amount @2024-04-01..2024-12-31"),
  Trap(
    .annual, .english, "Net sales were ¥3,100 million for the six months ended September 30, 2024.",
    "net-sales 3100000000 JPY amount @2024-04-01..2024-09-30"),
  Trap(
    .annual, .english, "Net sales were ¥3,100 million in the previous fiscal year.",
    "net-sales 3100000000 JPY amount @2023-04-01..2024-03-31"),
  Trap(
    .annual, .english, "Net sales were ¥3,100 million for the fiscal year under review.",
    "net-sales 3100000000 JPY amount @2024-04-01..2025-03-31"),
  Trap(
    .quarter, .japanese, "営業利益は350百万円で、前期の236百万円から増加しました。",
    "operating-income 350000000 JPY amount @2004-01-01..2004-03-31; operating-income 236000000 JPY amount @2003-10-01..2003-12-31"
  ),
  Trap(
    .quarter, .japanese, "営業利益は350百万円で、前年同期の236百万円から増加しました。",
    "operating-income 350000000 JPY amount @2004-01-01..2004-03-31; operating-income 236000000 JPY amount @2003-01-01..2003-03-31"
  ),
  Trap(
    .quarter, .japanese, "営業利益は350百万円で、前四半期の236百万円から増加しました。",
    "operating-income 350000000 JPY amount @2004-01-01..2004-03-31; operating-income 236000000 JPY amount @2003-10-01..2003-12-31"
  ),
  Trap(
    .quarter, .japanese, "営業利益は350百万円で、前年度の236百万円から増加しました。",
    "operating-income 350000000 JPY amount @2004-01-01..2004-03-31; operating-income 236000000 JPY amount @2002-04-01..2003-03-31"
  ),
  Trap(
    .quarter, .japanese, "営業収益は前期比20.6%増の11,617百万円となりました。",
    "net-sales 20.6 percent change @2004-01-01..2004-03-31 >2003-10-01..2003-12-31; net-sales 11617000000 JPY amount"),
  Trap(
    .quarter, .japanese, "営業収益は前年同期比20.6%増の11,617百万円となりました。",
    "net-sales 20.6 percent change @2004-01-01..2004-03-31 >2003-01-01..2003-03-31; net-sales 11617000000 JPY amount"),
  Trap(
    .annual, .japanese, "営業利益は350百万円で、前期の236百万円から増加しました。",
    "operating-income 350000000 JPY amount; operating-income 236000000 JPY amount @2023-04-01..2024-03-31"),
  Trap(
    .annual, .japanese, "営業利益は350百万円で、前年同期の236百万円から増加しました。",
    "operating-income 350000000 JPY amount; operating-income 236000000 JPY amount @2023-04-01..2024-03-31"),
  Trap(
    .annual, .japanese, "営業利益は350百万円で、前年度の236百万円から増加しました。",
    "operating-income 350000000 JPY amount; operating-income 236000000 JPY amount @2023-04-01..2024-03-31"),
  Trap(
    .quarter, .english, "Operating income was JPY 350 million, compared to JPY 236 million in the previous quarter.",
    "operating-income 350000000 JPY amount; operating-income 236000000 JPY amount @2003-10-01..2003-12-31"),
  Trap(
    .quarter, .english,
    "Operating income was JPY 350 million, compared to JPY 236 million in the same quarter of the previous year.",
    "operating-income 350000000 JPY amount; operating-income 236000000 JPY amount @2003-01-01..2003-03-31"),
  Trap(
    .quarter, .english, "Operating income was JPY 350 million, compared to JPY 236 million in 3Q03.",
    "operating-income 350000000 JPY amount; operating-income 236000000 JPY amount @2003-10-01..2003-12-31"),
  Trap(
    .annual, .japanese, "総資産は105,653百万円となり、前連結会計年度末に比べ4,879百万円増加しました。",
    "total-assets 105653000000 JPY amount @..2025-03-31; total-assets 4879000000 JPY difference @..2025-03-31 >..2024-03-31"
  ),
  Trap(
    .annual, .english,
    "Total assets were ¥105,653 million, an increase of ¥4,879 million from the end of the previous fiscal year.",
    "total-assets 105653000000 JPY amount @..2025-03-31; total-assets 4879000000 JPY difference @..2025-03-31 >..2024-03-31"
  ),
  Trap(
    .annual, .japanese, "2026年3月期の売上高は1,335億円を見込んでおります。",
    "net-sales 133500000000 JPY amount @2025-04-01..2026-03-31 forecast"),
  Trap(
    .annual, .japanese, "2026年3月期は、売上高1,335億円を予想しております。",
    "net-sales 133500000000 JPY amount @2025-04-01..2026-03-31 forecast"),
  Trap(
    .annual, .japanese, "次期の売上高は1,335億円を計画しております。",
    "net-sales 133500000000 JPY amount @2025-04-01..2026-03-31 forecast"),
  Trap(
    .annual, .japanese, "次期の連結業績につきましては、売上高1,335億円となる見通しです。",
    "net-sales 133500000000 JPY amount @2025-04-01..2026-03-31 forecast"),
  Trap(
    .annual, .english, "For the fiscal year ending March 31, 2026, the Company forecasts net sales of ¥133.5 billion.",
    "net-sales 133500000000 JPY amount @2025-04-01..2026-03-31 forecast"),
  Trap(
    .annual, .english, "For the next fiscal year, the Company expects net sales of ¥133.5 billion.",
    "net-sales 133500000000 JPY amount @2025-04-01..2026-03-31 forecast"),
  Trap(
    .annual, .english, "Net sales of ¥133.5 billion are forecast for the fiscal year ending March 31, 2026.",
    "net-sales 133500000000 JPY amount @2025-04-01..2026-03-31 forecast"),
  Trap(
    .annual, .english, "Net sales for the fiscal year ended March 31, 2025 were ¥128.4 billion.",
    "net-sales 128400000000 JPY amount @2024-04-01..2025-03-31 actual"),
  Trap(
    .annual, .japanese, "2025年3月期の売上高は1,284億円でした。",
    "net-sales 128400000000 JPY amount @2024-04-01..2025-03-31 actual"),
  Trap(.annual, .japanese, "営業利益は約14億円となりました。", "operating-income 1400000000 JPY amount approx:about"),
  Trap(.annual, .japanese, "営業利益は14億円弱となりました。", "operating-income 1400000000 JPY amount approx:below"),
  Trap(.annual, .japanese, "営業利益は14億円強となりました。", "operating-income 1400000000 JPY amount approx:above"),
  Trap(.annual, .japanese, "営業利益は14億円超となりました。", "operating-income 1400000000 JPY amount approx:above"),
  Trap(.annual, .japanese, "営業利益はおよそ14億円となりました。", "operating-income 1400000000 JPY amount approx:about"),
  Trap(.annual, .japanese, "営業利益は14億円程度となりました。", "operating-income 1400000000 JPY amount approx:about"),
  Trap(.annual, .japanese, "営業利益は14億円となりました。", "operating-income 1400000000 JPY amount approx:-"),
  Trap(
    .annual, .english, "Operating income was about ¥1.4 billion.",
    "operating-income 1400000000 JPY amount approx:about"),
  Trap(
    .annual, .english, "Operating income was approximately ¥1.4 billion.",
    "operating-income 1400000000 JPY amount approx:about"),
  Trap(
    .annual, .english, "Operating income was nearly ¥1.4 billion.",
    "operating-income 1400000000 JPY amount approx:below"),
  Trap(
    .annual, .english, "Operating income was almost ¥1.4 billion.",
    "operating-income 1400000000 JPY amount approx:below"),
  Trap(
    .annual, .english, "Operating income was over ¥1.4 billion.",
    "operating-income 1400000000 JPY amount approx:above"),
  Trap(
    .annual, .english, "Operating income was more than ¥1.4 billion.",
    "operating-income 1400000000 JPY amount approx:above"),
  Trap(
    .annual, .english, "Operating income was roughly ¥1.4 billion.",
    "operating-income 1400000000 JPY amount approx:about"),
  Trap(
    .annual, .english, "Operating income was ¥1.4 billion.",
    "operating-income 1400000000 JPY amount approx:-"),
  Trap(.annual, .japanese, "説明会は2025年5月14日22:00より開催します。", "time:1320/-"),
  Trap(.annual, .japanese, "説明会は2025年5月14日午後10時より開催します。", "time:1320/-"),
  Trap(.annual, .japanese, "説明会は2025年5月14日午前9時30分より開催します。", "time:570/-"),
  Trap(.annual, .japanese, "説明会は2025年5月14日15時より開催します。", "time:900/-"),
  Trap(.annual, .japanese, "説明会は2025年5月14日16時30分より開催します。", "time:990/-"),
  Trap(.annual, .japanese, "説明会は2025年5月14日22:00(日本時間)より開催します。", "time:1320/540"),
  Trap(
    .annual, .english, "The conference call will be held on May 14, 2025 at 9:00 am (ET).",
    "time:540/ET"),
  Trap(
    .annual, .english, "The conference call will be held on May 14, 2025 at 9:00 a.m. EDT.",
    "time:540/-240"),
  Trap(
    .annual, .english, "The conference call will be held on May 14, 2025 at 9:00 am EST.",
    "time:540/-300"),
  Trap(
    .annual, .english, "The conference call will be held on May 14, 2025 at 10:00 p.m. JST.",
    "time:1320/540"),
  Trap(.annual, .english, "The conference call will be held on May 14, 2025 at 10 pm JST.", "time:1320/540"),
  Trap(.annual, .english, "The conference call will be held on May 14, 2025 at 2:00 pm GMT.", "time:840/0"),
  Trap(.annual, .english, "The conference call will be held on May 14, 2025 at 22:00 JST.", "time:1320/540"),
  Trap(
    .annual, .english, "The conference call will be held on May 14, 2025 at 6:00 am PDT.",
    "time:360/-420"),
  Trap(.annual, .japanese, "表 3.契約数の推移を参照してください。", "none"),
  Trap(.annual, .japanese, "詳細は様式20-Fをご覧ください。", "none"),
  Trap(.annual, .japanese, "TEL 03-5259-6500 までお問い合わせください。", "none"),
  Trap(.annual, .japanese, "1-3月の動向を示します。", "none"),
  Trap(.annual, .japanese, "第3四半期および第4四半期の2期連続で黒字となりました。", "none"),
  Trap(.annual, .japanese, "https://www.example.com/2024/100 をご覧ください。", "none"),
  Trap(.annual, .japanese, "IPv6とL2の接続サービスを提供します。", "none"),
  Trap(.annual, .japanese, "1995年米国民事証券訴訟改革法に基づく記述です。", "none"),
  Trap(.annual, .japanese, "当社は2003年度に黒字化しました。", "none"),
  Trap(.annual, .japanese, "上位3社の動向に注意します。", "none"),
  Trap(.annual, .english, "Please refer to page 5 of this release.", "none"),
  Trap(.annual, .english, "The risks are described in Form 20-F and Form 6-K.", "none"),
  Trap(.annual, .english, "Table 3 shows the number of contracts.", "none"),
  Trap(.annual, .english, "For inquiries call +81-3-5259-6500.", "none"),
  Trap(.annual, .english, "The group is composed of 19 international companies.", "none"),
  Trap(.annual, .english, "In 4Q03, one new circuit was installed.", "none"),
  Trap(.annual, .english, "It was founded in 1992.", "none"),
  Trap(.annual, .english, "See www.example.com/ir/2024 for details.", "none"),
  Trap(.annual, .english, "The first half of FY2003 was weak.", "none"),
  Trap(.annual, .english, "IIJ T1 Standard and IPv6 services are offered.", "none"),
  Trap(.annual, .english, "The report will appear in August 2025.", "none"),
  Trap(.annual, .english, "Section 12 of the act applies.", "none"),
  Trap(
    .annual, .japanese, "営業活動によるキャッシュ・フローは40,640百万円の収入となりました。",
    "operating-cash-flows 40640000000 JPY amount"),
  Trap(
    .annual, .japanese, "営業活動によるキャッシュ・フローは12,810百万円の支出となりました。",
    "operating-cash-flows -12810000000 JPY amount"),
  Trap(.annual, .japanese, "営業活動の結果使用した資金は6,140百万円でした。", "operating-cash-flows -6140000000 JPY amount"),
  Trap(
    .annual, .english, "Cash flows from operating activities were an inflow of ¥40,640 million.",
    "operating-cash-flows 40640000000 JPY amount"),
  Trap(
    .annual, .english, "Cash flows from operating activities were an outflow of ¥12,810 million.",
    "operating-cash-flows -12810000000 JPY amount"),
  Trap(
    .annual, .english, "Net cash used in operating activities was ¥6,140 million.",
    "operating-cash-flows -6140000000 JPY amount"),
  Trap(
    .annual, .japanese, "投資活動によるキャッシュ・フローは40,640百万円の収入となりました。",
    "investing-cash-flows 40640000000 JPY amount"),
  Trap(
    .annual, .japanese, "投資活動によるキャッシュ・フローは12,810百万円の支出となりました。",
    "investing-cash-flows -12810000000 JPY amount"),
  Trap(.annual, .japanese, "投資活動の結果使用した資金は6,140百万円でした。", "investing-cash-flows -6140000000 JPY amount"),
  Trap(
    .annual, .english, "Cash flows from investing activities were an inflow of ¥40,640 million.",
    "investing-cash-flows 40640000000 JPY amount"),
  Trap(
    .annual, .english, "Cash flows from investing activities were an outflow of ¥12,810 million.",
    "investing-cash-flows -12810000000 JPY amount"),
  Trap(
    .annual, .english, "Net cash used in investing activities was ¥6,140 million.",
    "investing-cash-flows -6140000000 JPY amount"),
  Trap(
    .annual, .japanese, "財務活動によるキャッシュ・フローは40,640百万円の収入となりました。",
    "financing-cash-flows 40640000000 JPY amount"),
  Trap(
    .annual, .japanese, "財務活動によるキャッシュ・フローは12,810百万円の支出となりました。",
    "financing-cash-flows -12810000000 JPY amount"),
  Trap(.annual, .japanese, "財務活動の結果使用した資金は6,140百万円でした。", "financing-cash-flows -6140000000 JPY amount"),
  Trap(
    .annual, .english, "Cash flows from financing activities were an inflow of ¥40,640 million.",
    "financing-cash-flows 40640000000 JPY amount"),
  Trap(
    .annual, .english, "Cash flows from financing activities were an outflow of ¥12,810 million.",
    "financing-cash-flows -12810000000 JPY amount"),
  Trap(
    .annual, .english, "Net cash used in financing activities was ¥6,140 million.",
    "financing-cash-flows -6140000000 JPY amount"),
  Trap(
    .quarter, .english, "Revenues were JPY 11,617 million ($111.5 million).",
    "net-sales 11617000000 JPY amount; net-sales 111500000 USD amount"),
  Trap(
    .quarter, .english, "Revenues were JPY 11,617 million (\\$ 111.5 million).",
    "net-sales 11617000000 JPY amount; net-sales 111500000 USD amount"),
  Trap(
    .annual, .english, "Translations were made at the rate of JPY 104.18 = US$1.00.",
    "exchange-rate 104.18 JPY/USD ratio"),
  Trap(.annual, .japanese, "米ドル換算レート104.18円=1米ドルにて表示しております。", "exchange-rate 104.18 JPY/USD ratio"),
  Trap(.annual, .japanese, "便宜的に1米ドル=149.52円で換算しております。", "exchange-rate 149.52 JPY/USD ratio"),
  Trap(
    .annual, .english, "The assumed exchange rate is ¥100 to the U.S. dollar.",
    "exchange-rate 100 JPY/USD ratio"),
  Trap(.annual, .japanese, "期末配当は1株当たり28円00銭です。", "fiscal-year-end 28.00 JPY/shares amount"),
  Trap(.annual, .japanese, "中間配当金は1株当たり5円50銭です。", "second-quarter-end 5.50 JPY/shares amount"),
  Trap(
    .annual, .english, "The interim dividend is ¥6.00 per share.",
    "second-quarter-end 6.00 JPY/shares amount"),
  Trap(
    .annual, .english, "Basic earnings per share were 141.46 yen.",
    "basic-earnings-per-share 141.46 JPY/shares amount"),
  Trap(
    .annual, .japanese, "基本的１株当たり当期利益は141.46円となりました。",
    "basic-earnings-per-share 141.46 JPY/shares amount"),
]
