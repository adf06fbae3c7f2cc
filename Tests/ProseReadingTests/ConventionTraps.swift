import SourceText

/// Further sentences, by convention: ranges, multiples, signs in words, losses that grow and shrink, lists, approximations, names of
/// years, forecasts and their revisions. The notation is that of `Trap.due`.
let conventionTraps: [Trap] = [
  // 弱, 強, 超, 余り, 約 and their English.
  Trap(.annual, .japanese, "経常利益は30億円余りとなりました。", "ordinary-profit 3000000000 JPY amount approx:above"),
  Trap(.annual, .japanese, "売上高は約388億円でした。", "net-sales 38800000000 JPY amount approx:about"),
  Trap(.annual, .japanese, "売上高は前期比5％強の増収となりました。", "net-sales 5 percent change approx:above"),
  Trap(.annual, .japanese, "売上高は前期比5％弱の減収となりました。", "net-sales -5 percent change approx:below"),
  Trap(.annual, .english, "Net sales were just under ¥39 billion.", "net-sales 39000000000 JPY amount approx:below"),
  Trap(
    .annual, .english, "Net sales were slightly more than ¥39 billion.", "net-sales 39000000000 JPY amount approx:above"
  ),
  Trap(
    .annual, .english, "Operating profit amounted to some ¥1.4 billion.",
    "operating-income 1400000000 JPY amount approx:about"),
  Trap(
    .annual, .english, "Operating profit was around ¥1.4 billion.",
    "operating-income 1400000000 JPY amount approx:about"),
  // 割
  Trap(.annual, .japanese, "売上高は前期比2割増となりました。", "net-sales 20 percent change"),
  Trap(.annual, .japanese, "売上高は前期比で約3割減少しました。", "net-sales -30 percent change"),
  Trap(.annual, .japanese, "売上高は前期比1割5分増となりました。", "net-sales 15 percent change"),
  // Changes whose sign stands in brackets or before the figure.
  Trap(
    .annual, .english, "Net sales were ¥3,100 million (+5.9% year on year).",
    "net-sales 3100000000 JPY amount; net-sales 5.9 percent change >2023-04-01..2024-03-31"),
  Trap(
    .annual, .english, "Net sales were ¥3,100 million (-5.9% year on year).",
    "net-sales 3100000000 JPY amount; net-sales -5.9 percent change >2023-04-01..2024-03-31"),
  Trap(
    .annual, .japanese, "売上高は3,100百万円（前期比＋5.9％）となりました。",
    "net-sales 3100000000 JPY amount; net-sales 5.9 percent change >2023-04-01..2024-03-31"),
  Trap(
    .annual, .japanese, "売上高は3,100百万円（前期比－5.9％）となりました。",
    "net-sales 3100000000 JPY amount; net-sales -5.9 percent change"),
  Trap(
    .annual, .english,
    "Net sales were ¥3,100 million, an increase of ¥150 million, or 5.1%, from the previous fiscal year.",
    "net-sales 3100000000 JPY amount; net-sales 150000000 JPY difference >2023-04-01..2024-03-31; net-sales 5.1 percent change >2023-04-01..2024-03-31"
  ),
  Trap(
    .annual, .english, "Net sales rose 5.9% (7.2% at constant exchange rates) to ¥3,100 million.",
    "net-sales 5.9 percent change; net-sales 7.2 percent change; net-sales 3100000000 JPY amount"),
  // From A to B: two values, or a change; between A and B: a range.
  Trap(
    .annual, .english, "Operating profit rose from ¥120 million to ¥185 million.",
    "operating-income 120000000 JPY amount @2023-04-01..2024-03-31; operating-income 185000000 JPY amount @2024-04-01..2025-03-31"
  ),
  Trap(
    .annual, .english, "Operating profit rose to ¥185 million from ¥120 million in the previous fiscal year.",
    "operating-income 185000000 JPY amount; operating-income 120000000 JPY amount @2023-04-01..2024-03-31"),
  Trap(
    .annual, .japanese, "営業利益は前期の120百万円から185百万円に増加しました。",
    "operating-income 120000000 JPY amount @2023-04-01..2024-03-31; operating-income 185000000 JPY amount @2024-04-01..2025-03-31"
  ),
  Trap(
    .annual, .english, "The operating margin improved from 7.7% to 8.5%.",
    "operating-profit-margin 7.7 percent ratio @2023-04-01..2024-03-31; operating-profit-margin 8.5 percent ratio @2024-04-01..2025-03-31"
  ),
  Trap(
    .annual, .english, "The operating margin improved by 0.8 percentage points to 8.5%.",
    "operating-profit-margin 0.8 points difference; operating-profit-margin 8.5 percent ratio"),
  Trap(
    .annual, .japanese, "売上高営業利益率は0.8ポイント改善し8.5％となりました。",
    "operating-profit-margin 0.8 points difference; operating-profit-margin 8.5 percent ratio"),
  Trap(
    .annual, .japanese, "売上高営業利益率は0.8ポイント悪化し6.9％となりました。",
    "operating-profit-margin -0.8 points difference; operating-profit-margin 6.9 percent ratio"),
  Trap(
    .annual, .english, "The operating margin deteriorated by 0.8 points to 6.9%.",
    "operating-profit-margin -0.8 points difference; operating-profit-margin 6.9 percent ratio"),
  Trap(
    .annual, .japanese, "売上原価率は0.5ポイント改善しました。", "cost-of-sales-ratio -0.5 points difference"),
  Trap(
    .annual, .english, "The cost of sales ratio improved by 0.5 points.", "cost-of-sales-ratio -0.5 points difference"),
  Trap(
    .annual, .english, "The non-performing loan ratio improved by 0.08 points.",
    "non-performing-loan-ratio -0.08 points difference"),
  // Losses: profit to loss, loss to profit, wider, narrower.
  Trap(
    .annual, .japanese, "営業損益は前期の120百万円の利益から185百万円の損失に転落しました。",
    "operating-income 120000000 JPY amount @2023-04-01..2024-03-31; operating-income -185000000 JPY amount"),
  Trap(
    .annual, .japanese, "当期純損益は929百万円の黒字（前期は389百万円の赤字）となりました。",
    "net-income 929000000 JPY amount; net-income -389000000 JPY amount @2023-04-01..2024-03-31"),
  Trap(
    .annual, .english, "The operating loss narrowed to ¥105 million from ¥185 million in the previous fiscal year.",
    "operating-income -105000000 JPY amount; operating-income -185000000 JPY amount @2023-04-01..2024-03-31"),
  Trap(
    .annual, .english, "The operating loss widened to ¥185 million from ¥105 million a year earlier.",
    "operating-income -185000000 JPY amount; operating-income -105000000 JPY amount @2023-04-01..2024-03-31"),
  Trap(
    .annual, .japanese, "営業損失は前期の185百万円から105百万円に縮小しました。",
    "operating-income -185000000 JPY amount @2023-04-01..2024-03-31; operating-income -105000000 JPY amount"),
  Trap(
    .annual, .english,
    "The Company posted an operating loss of ¥185 million, against an operating profit of ¥105 million a year earlier.",
    "operating-income -185000000 JPY amount; operating-income 105000000 JPY amount @2023-04-01..2024-03-31"),
  Trap(.annual, .english, "Free cash flow was negative ¥0.7 billion.", "free-cash-flow -700000000 JPY amount"),
  Trap(.annual, .japanese, "フリー・キャッシュ・フローは7億円のマイナスとなりました。", "free-cash-flow -700000000 JPY amount"),
  Trap(.annual, .japanese, "フリー・キャッシュ・フローは7億円のプラスとなりました。", "free-cash-flow 700000000 JPY amount"),
  Trap(
    .annual, .english, "Operating activities provided net cash of ¥4,530 million.",
    "operating-cash-flows 4530000000 JPY amount"),
  Trap(
    .annual, .english, "Investing activities used net cash of ¥3,877 million.",
    "investing-cash-flows -3877000000 JPY amount"),
  Trap(
    .annual, .japanese, "財務活動の結果使用した資金は4,309百万円（前期は2,699百万円の獲得）でした。",
    "financing-cash-flows -4309000000 JPY amount; financing-cash-flows 2699000000 JPY amount @2023-04-01..2024-03-31"),
  // Lists.
  Trap(
    .annual, .english, "Net sales and operating profit were ¥3,100 million and ¥185 million, respectively.",
    "net-sales 3100000000 JPY amount; operating-income 185000000 JPY amount"),
  Trap(
    .annual, .english, "Net sales and ordinary profit fell 3.1% and 18.4%, respectively.",
    "net-sales -3.1 percent change; ordinary-profit -18.4 percent change"),
  Trap(
    .annual, .english,
    "Net sales and ordinary profit rose by ¥150 million and ¥20 million to ¥3,100 million and ¥185 million, respectively.",
    "net-sales 150000000 JPY difference; ordinary-profit 20000000 JPY difference; net-sales 3100000000 JPY amount; ordinary-profit 185000000 JPY amount"
  ),
  Trap(
    .annual, .japanese, "売上高と営業利益は、それぞれ3,100百万円、185百万円となりました。",
    "net-sales 3100000000 JPY amount; operating-income 185000000 JPY amount"),
  Trap(
    .annual, .japanese, "売上高及び経常利益は、それぞれ5.9％、13.8％増加しました。",
    "net-sales 5.9 percent change; ordinary-profit 13.8 percent change"),
  Trap(
    .annual, .japanese, "商品が62億円、建物が29億円増加しました。",
    "merchandise 6200000000 JPY difference; buildings 2900000000 JPY difference"),
  Trap(
    .annual, .english, "Inventories increased by ¥1,904 million and total assets by ¥2,760 million.",
    "inventories 1904000000 JPY difference; total-assets 2760000000 JPY difference"),
  Trap(
    .annual, .english, "Net sales decreased 3.1%, operating profit 18.4% and ordinary profit 12.0%.",
    "net-sales -3.1 percent change; operating-income -18.4 percent change; ordinary-profit -12.0 percent change"),
  Trap(
    .annual, .japanese, "売上高3,100百万円、営業利益185百万円、経常利益180百万円となりました。",
    "net-sales 3100000000 JPY amount; operating-income 185000000 JPY amount; ordinary-profit 180000000 JPY amount"),
  // Against a forecast.
  Trap(
    .annual, .japanese, "売上高は前回予想を55億円下回る1,465億円となりました。",
    "net-sales -5500000000 JPY difference >..; net-sales 146500000000 JPY amount"),
  Trap(
    .annual, .english, "Net sales were ¥146.5 billion, ¥5.5 billion below the previous forecast.",
    "net-sales 146500000000 JPY amount; net-sales -5500000000 JPY difference >.."),
  Trap(
    .annual, .english, "Operating profit was ¥7.2 billion, exceeding the initial forecast by ¥0.6 billion.",
    "operating-income 7200000000 JPY amount; operating-income 600000000 JPY difference >.."),
  Trap(
    .annual, .english, "Operating profit fell short of the initial forecast by ¥0.6 billion.",
    "operating-income -600000000 JPY difference >.."),
  Trap(
    .annual, .japanese, "営業利益は期初計画を6億円上回りました。", "operating-income 600000000 JPY difference >.."),
  // Forecasts.
  Trap(
    .annual, .japanese, "次期の営業損失は3億円を見込んでおります。",
    "operating-income -300000000 JPY amount @2025-04-01..2026-03-31 forecast"),
  Trap(
    .annual, .english,
    "For the fiscal year ending March 31, 2026, the Company expects an operating loss of ¥300 million.",
    "operating-income -300000000 JPY amount @2025-04-01..2026-03-31 forecast"),
  Trap(
    .annual, .english,
    "For the next fiscal year, net sales are expected to decrease 3.6% to ¥123.8 billion.",
    "net-sales -3.6 percent change @2025-04-01..2026-03-31 >2024-04-01..2025-03-31 forecast; net-sales 123800000000 JPY amount @2025-04-01..2026-03-31 forecast"
  ),
  Trap(
    .annual, .english, "We forecast revenue of ¥375.0 billion for the fiscal year ending March 31, 2026.",
    "net-sales 375000000000 JPY amount @2025-04-01..2026-03-31 forecast"),
  Trap(
    .annual, .japanese, "2026年3月期の売上高予想は1,335億円です。",
    "net-sales 133500000000 JPY amount @2025-04-01..2026-03-31 forecast"),
  Trap(
    .annual, .english, "Ordinary profit is projected at ¥6.6 billion for the fiscal year ending March 31, 2026.",
    "ordinary-profit 6600000000 JPY amount @2025-04-01..2026-03-31 forecast"),
  // Names of years.
  Trap(
    .annual, .english, "Net sales in the first half of the fiscal year ended March 31, 2025 were ¥1,500 million.",
    "net-sales 1500000000 JPY amount @2024-04-01..2024-09-30"),
  Trap(
    .annual, .english, "Net sales for the first nine months were ¥2,300 million.",
    "net-sales 2300000000 JPY amount @2024-04-01..2024-12-31"),
  Trap(
    .annual, .japanese, "平成31年3月期の売上高は3,100百万円でした。",
    "net-sales 3100000000 JPY amount @2018-04-01..2019-03-31"),
  Trap(
    .annual, .japanese, "令和2年3月期の売上高は3,100百万円でした。",
    "net-sales 3100000000 JPY amount @2019-04-01..2020-03-31"),
  Trap(
    .annual, .japanese, "平成30年度の売上高は3,100百万円でした。",
    "net-sales 3100000000 JPY amount @2018-04-01..2019-03-31"),
  Trap(
    .annual, .japanese, "前連結会計年度末の総資産は98,100百万円でした。",
    "total-assets 98100000000 JPY amount @..2024-03-31"),
  Trap(
    .annual, .english, "Total assets at the end of the previous fiscal year were ¥98,100 million.",
    "total-assets 98100000000 JPY amount @..2024-03-31"),
  Trap(
    .annual, .english, "Total assets as of March 31, 2025 amounted to ¥105,653 million.",
    "total-assets 105653000000 JPY amount @..2025-03-31"),
  Trap(
    .annual, .japanese, "総資産は48億79百万円増加しました。",
    "total-assets 4879000000 JPY difference @..2025-03-31 >..2024-03-31"),
  Trap(
    .annual, .english, "Total assets increased by ¥4,879 million.",
    "total-assets 4879000000 JPY difference @..2025-03-31 >..2024-03-31"),
  // Half and multiple: figures with 倍 are no amounts of money.
  Trap(.annual, .japanese, "海外の販売は前期の2倍に拡大しましたが、売上高は3,100百万円でした。", "2 times; net-sales 3100000000 JPY amount"),
  Trap(.annual, .japanese, "受注は半減しました。", "none"),
  Trap(.annual, .japanese, "売上高は前期から横ばいでした。", "none"),
  Trap(.annual, .english, "Sales in North America more than doubled.", "none"),
  Trap(.annual, .english, "Orders were halved.", "none"),
  Trap(.annual, .english, "Net sales were flat at ¥3,100 million.", "net-sales 3100000000 JPY amount"),
  Trap(
    .annual, .english, "Net sales were on a par with the previous fiscal year at ¥3,100 million.",
    "net-sales 3100000000 JPY amount @2024-04-01..2025-03-31"),
  Trap(
    .annual, .japanese, "売上高は3,100百万円と前期並みでした。", "net-sales 3100000000 JPY amount @2024-04-01..2025-03-31"),
  // What leads to a name, what narrows it, what interrupts it.
  Trap(
    .annual, .english, "Operating profit, on the other hand, was ¥185 million.",
    "operating-income 185000000 JPY amount"),
  Trap(
    .annual, .english, "Selling, general and administrative expenses were ¥512 million.",
    "selling-general-and-administrative-expenses 512000000 JPY amount"),
  Trap(
    .annual, .english, "As a result, we recorded extraordinary losses of ¥26 million.",
    "extraordinary-losses 26000000 JPY amount"),
  Trap(
    .annual, .english, "Impairment losses of ¥38 million on production facilities were recorded.",
    "impairment-losses 38000000 JPY amount"),
  Trap(
    .annual, .japanese, "本業の収益力を示すコア営業利益は396億円となりました。",
    "core-operating-profit 39600000000 JPY amount"),
  Trap(
    .annual, .japanese, "国内事業の営業利益は121億円となりました。", "operating-income 12100000000 JPY amount"),
  Trap(
    .annual, .japanese, "鋼材価格の上昇が8億円の減益要因となりましたが、営業利益は185百万円となりました。",
    "800000000 JPY amount; operating-income 185000000 JPY amount"),
  Trap(
    .annual, .japanese, "売上高は、数量が増えたことに加え、円安が追い風となり、前期比5.9％増となりました。",
    "net-sales 5.9 percent change"),
  Trap(
    .annual, .japanese, "前期に大型案件があった反動で、売上高は8.7％減少しました。",
    "net-sales -8.7 percent change @2024-04-01..2025-03-31 >2023-04-01..2024-03-31"),
  // Progress, shares, dividends, rates of exchange.
  Trap(
    .annual, .japanese, "通期予想に対する売上高の進捗率は75.4％です。", "75.4 percent progress"),
  Trap(
    .annual, .english, "Progress toward the full-year forecast was 75.4% for net sales and 96.2% for operating profit.",
    "net-sales 75.4 percent progress; operating-income 96.2 percent progress"),
  Trap(
    .annual, .english, "The Company plans to pay a year-end dividend of ¥40 per share.",
    "fiscal-year-end 40 JPY/shares amount"),
  Trap(
    .annual, .japanese, "年間配当金は前期から10円増配の70円といたします。",
    "annual-dividends 10 JPY/shares difference; annual-dividends 70 JPY/shares amount"),
  Trap(
    .annual, .english, "The annual dividend will be ¥70 per share, an increase of ¥10 from the previous fiscal year.",
    "annual-dividends 70 JPY/shares amount; annual-dividends 10 JPY/shares difference"),
  Trap(.annual, .japanese, "1株当たり当期純利益は165円91銭となりました。", "basic-earnings-per-share 165.91 JPY/shares amount"),
  Trap(.annual, .japanese, "想定為替レートは1ユーロ170円です。", "exchange-rate 170 JPY/EUR ratio"),
  Trap(
    .annual, .english, "The assumed exchange rates are ¥148 to the U.S. dollar and ¥170 to the euro.",
    "exchange-rate 148 JPY/USD ratio; exchange-rate 170 JPY/EUR ratio"),
  Trap(.annual, .english, "We assume an exchange rate of ¥145 per U.S. dollar.", "exchange-rate 145 JPY/USD ratio"),
  // Quarter on quarter, year on year.
  Trap(
    .quarter, .english, "Revenues increased 20.6% quarter on quarter.",
    "net-sales 20.6 percent change >2003-10-01..2003-12-31"),
  Trap(
    .quarter, .english, "Revenues decreased 10.9% year on year.",
    "net-sales -10.9 percent change >2003-01-01..2003-03-31"),
  Trap(
    .quarter, .japanese, "営業収益は前年同期の130億円から10.9％、前四半期の120億円から3.2％それぞれ減少しました。",
    "net-sales 13000000000 JPY amount @2003-01-01..2003-03-31; net-sales -10.9 percent change >2003-01-01..2003-03-31; net-sales 12000000000 JPY amount @2003-10-01..2003-12-31; net-sales -3.2 percent change >2003-10-01..2003-12-31"
  ),
]
