import ReleaseModel

/// Tables of the seed release: US GAAP, thousands of yen, a dollar column that translates one of the yen columns.
///
/// One line a row: the caption, then its figures between bars. A line without figures is a section heading.
extension StatementShape {
  static let seedShapes: [StatementShape] = [
    StatementShape(
      name: "iij-pl-4q", mode: .rounded,
      sums: [
        "7 = 3 + 4 + 5 + 6",
        "10 = 7 + 8 + 9",
        "15 = 12 + 13 + 14",
        "19 = 15 + 16 + 17 + 18",
        "20 = 10 - 19",
        "22 = 20 + 21",
        "28 = 22 - 23 + 24 + 26 + 27",
      ],
      rows: """
        Revenues:
        Connectivity and value-added services:
        Dedicated access services | 29,760 | 3,100,452 | 3,341,255 | 3,204,046
        Dial-up access services | 7,275 | 757,947 | 764,958 | 779,544
        Value-added services | 10,593 | 1,103,558 | 931,399 | 1,124,596
        Other | 5,151 | 536,590 | 381,206 | 525,106
        Total connectivity and value-added services | 52,779 | 5,498,547 | 5,418,818 | 5,633,292
        Systems integration revenues | 38,409 | 4,001,449 | 4,905,429 | 2,888,936
        Equipment sales | 20,321 | 2,117,006 | 2,712,192 | 1,110,927
        Total revenues | 111,509 | 11,617,002 | 13,036,439 | 9,633,155
        Costs and expenses:
        Cost of connectivity and value-added services | 46,169 | 4,809,831 | 5,033,266 | 4,876,741
        Cost of systems integration revenues | 29,314 | 3,053,962 | 4,247,690 | 2,198,668
        Cost of equipment sales | 19,686 | 2,050,923 | 2,638,334 | 1,049,663
        Total costs | 95,169 | 9,914,716 | 11,919,290 | 8,125,072
        Sales and marketing | 7,256 | 755,928 | 789,234 | 698,948
        General and administrative | 4,971 | 517,884 | 661,502 | 486,332
        Research and development | 756 | 78,786 | 112,845 | 86,966
        Total costs and expenses | 108,152 | 11,267,314 | 13,482,871 | 9,397,318
        Operating income(loss) | 3,357 | 349,688 | (446,432) | 235,837
        Other income(expenses) | (2,170) | (226,045) | (360,292) | 1,569,957
        Income(Loss) before income tax expense(benefit) | 1,187 | 123,643 | (806,724) | 1,805,794
        Income tax expense(benefit) | (8,552) | (890,928) | 97,256 | (280,406)
        Minority interests in consolidated subsidiaries | (1,510) | (157,295) | 21,342 | (48,710)
        Equity in net loss of equity method investees:
        Equity method net loss | (1,810) | (188,577) | (1,253,875) | (58,354)
        Impairment loss on investment and deposits for Crosswave | - | - | (7,153,087) | -
        Net income(loss) | 6,419 | 668,699 | (9,289,600) | 1,979,136
        Basic Net Income(Loss) Per Share |  | 17,454 | (413,238) | 51,658
        Basic Net Income(Loss) Per ADS Equivalent |  | 8.73 | (206.62) | 25.83
        Weighted Average Number of Shares |  | 38,312 | 22,480 | 38,312
        Weighted Average Number of ADS Equivalents |  | 76,623,702 | 44,960,000 | 76,623,702
        """),
    StatementShape(
      name: "iij-pl-fy", mode: .rounded,
      sums: [
        "7 = 3 + 4 + 5 + 6",
        "10 = 7 + 8 + 9",
        "15 = 12 + 13 + 14",
        "19 = 15 + 16 + 17 + 18",
        "20 = 10 - 19",
        "22 = 20 + 21",
        "27 = 22 - 23 + 24 + 25 + 26",
      ],
      rows: """
        Revenues:
        Connectivity and value-added services:
        Dedicated access services | 123,461 | 12,862,132 | 13,814,977
        Dial-up access services | 29,646 | 3,088,498 | 3,155,137
        Value-added services | 41,238 | 4,296,228 | 3,602,847
        Other | 20,328 | 2,117,794 | 1,725,736
        Total connectivity and value-added services | 214,673 | 22,364,652 | 22,298,697
        Systems integration revenues | 113,723 | 11,847,687 | 15,012,633
        Equipment sales | 43,839 | 4,567,123 | 6,706,231
        Total revenues | 372,235 | 38,779,462 | 44,017,561
        Costs and expenses:
        Cost of connectivity and value-added services | 192,431 | 20,047,438 | 20,386,887
        Cost of systems integration revenues | 94,564 | 9,851,726 | 13,090,220
        Cost of other equipment sales | 41,719 | 4,346,243 | 6,416,525
        Total costs | 328,714 | 34,245,407 | 39,893,632
        Sales and marketing | 33,859 | 3,527,490 | 3,176,165
        General and administrative | 20,143 | 2,098,481 | 2,204,504
        Research and development | 3,436 | 357,968 | 414,149
        Total costs and expenses | 386,152 | 40,229,346 | 45,688,450
        Operating loss | (13,917) | (1,449,884) | (1,670,889)
        Other income(expenses) | 9,428 | 982,220 | (1,269,433)
        Loss before income tax expense(benefit) | (4,489) | (467,664) | (2,940,322)
        Income tax expense(benefit) | (20,474) | (2,133,011) | 911,365
        Minority interests in consolidated subsidiaries | 2,264 | 235,812 | 153,251
        Equity method net loss | (2,748) | (286,317) | (5,625,299)
        Impairment loss on Crosswave | (16,510) | (1,719,981) | (7,153,087)
        Net loss | (1,009) | (105,139) | (16,476,822)
        Basic Net Loss Per Share |  | (3,316) | (732,955)
        Basic Net Loss Per ADS Equivalent |  | (1.66) | (366.48)
        Weighted Average Number of Shares |  | 31,711 | 22,480
        Weighted Average Number of ADS Equivalents |  | 63,421,571 | 44,960,000
        """),
    StatementShape(
      name: "iij-bs", mode: .rounded,
      sums: [
        "8 = 3 + 4 + 5 + 6 + 7",
        "14 = 8 + 9 + 10 + 11 + 12 + 13",
        "23 = 17 + 18 + 19 + 20 + 21 + 22",
        "29 = 23 + 24 + 25 + 26 + 27 + 28",
        "37 = 32 + 33 + 34 + 35 + 36",
        "38 = 29 + 30 + 37",
        "38 = 14",
      ],
      rows: """
        ASSETS
        Current Assets:
        Cash and cash equivalent | 117,914 | 12,284,239 | 3,588,352 | 12,140,595
        Accounts receivable, net | 86,333 | 8,994,156 | 10,253,096 | 6,640,226
        Inventories | 4,208 | 438,435 | 417,666 | 196,252
        Prepaid expenses | 5,353 | 557,703 | 564,501 | 875,338
        Other current assets | 3,124 | 325,422 | 932,873 | 391,766
        Total current assets | 216,932 | 22,599,955 | 15,756,488 | 20,244,177
        Investments in and Advances to Equity Method Investees | 7,469 | 778,152 | 1,116,020 | 1,024,126
        Other Investments | 76,136 | 7,931,893 | 3,040,189 | 5,821,912
        Property and Equipment, net | 82,568 | 8,601,905 | 9,151,572 | 8,448,327
        Guarantee Deposits | 19,919 | 2,075,123 | 2,205,652 | 2,076,387
        Other Assets | 7,198 | 749,897 | 794,455 | 849,954
        Total assets | 410,222 | 42,736,925 | 32,064,376 | 38,464,883
        LIABILITIES AND
        SHAREHOLDERS' EQUITY(CAPITAL DEFICIENCY) Current Liabilities:
        Short-term borrowings | 63,007 | 6,564,093 | 4,823,599 | 6,764,410
        Accounts payable | 68,996 | 7,187,976 | 8,406,170 | 4,611,586
        Accrued expenses | 4,361 | 454,366 | 389,495 | 513,996
        Other current liabilities | 4,645 | 483,925 | 551,985 | 594,974
        Long-term borrowings-current portion | 14,861 | 1,548,246 | 1,943,735 | 1,947,309
        Capital lease obligations-current portion | 22,920 | 2,387,754 | 2,716,386 | 2,415,596
        Total current liabilities | 178,790 | 18,626,360 | 18,831,370 | 16,847,871
        Long-term Borrowings | 22,154 | 2,308,019 | 3,456,265 | 1,945,434
        Convertible Notes | 113,573 | 11,832,000 | 15,000,000 | 11,832,000
        Capital Lease Obligations-Noncurrent | 27,647 | 2,880,298 | 3,635,780 | 2,801,993
        Accrued Retirement and Pension Costs | 698 | 72,687 | 80,601 | 67,557
        Other Noncurrent Liabilities | 1,547 | 161,122 | 185,201 | 180,329
        Total liabilities | 344,409 | 35,880,486 | 41,189,217 | 33,675,184
        Minority Interest | 6,165 | 642,311 | 879,495 | 486,388
        Shareholders' Equity(Capital Deficiency):
        Common stock | 132,131 | 13,765,372 | 7,082,336 | 13,765,372
        Additional paid-in capital | 226,892 | 23,637,628 | 17,068,353 | 23,637,628
        Accumulated deficit | (333,946) | (34,790,430) | (34,685,291) | (35,459,129)
        Accumulated other comprehensive income | 34,993 | 3,645,558 | 530,266 | 2,359,503
        Treasury stock | (422) | (44,000) |  | (63)
        Total shareholders' equity | 59,648 | 6,214,128 | (10,004,336) | 4,303,311
        Total liabilities and shareholders' equity | 410,222 | 42,736,925 | 32,064,376 | 38,464,883
        """),
    StatementShape(
      name: "iij-cf-4q", mode: .rounded,
      sums: [
        "16 = 2 + 3 + 4 + 5 + 6 + 7 + 8 + 9 + 10 + 11 + 12 + 13 + 14 + 15",
        "24 = 18 + 19 + 20 + 21 + 22 + 23",
        "31 = 26 + 27 + 28 + 29 + 30",
        "33 = 16 + 24 + 31 + 32",
        "35 = 33 + 34",
      ],
      rows: """
        Operating Activities: |
        Net income (loss) | 6,419 | 668,699 | (9,289,600) | 1,979,136
        Depreciation and amortization | 9,888 | 1,030,162 | 933,374 | 1,004,236
        Provision for doubtful accounts | 265 | 27,587 | 30,866 | (40,428)
        Equity method net loss | 1,810 | 188,577 | 1,253,875 | 58,354
        Impairment loss on investment in and deposits for Crosswave | - | - | 7,153,087 | -
        Minority interests in net income (loss) | 1,510 | 157,295 | (21,342) | 48,710
        Foreign exchange losses (gains) | (131) | (13,682) | 149,262 | 12,279
        Gain on retirement of convertible notes | - | - | - | (88,975)
        Net losses (gains) on other investments | 407 | 42,352 | 184,723 | (1,532,033)
        Decrease (increase) in accounts receivable | (23,838) | (2,483,404) | (2,983,254) | 138,452
        Increase (decrease) in accounts payable | 22,968 | 2,392,795 | 2,200,392 | (70,261)
        Decrease (increase) in inventories | (2,354) | (245,201) | 392,051 | 72,267
        Deferred income taxes | (8,680) | (904,221) | 91,486 | (286,208)
        Other | 3,798 | 395,710 | 395,418 | (209,740)
        Net cash provided by operating activities | 12,062 | 1,256,669 | 490,338 | 1,085,789
        Investing Activities:
        Purchase of property and equipment | (2,266) | (236,028) | (163,592) | (339,621)
        Proceeds from sale-leaseback | - | - | 66,940 | -
        Proceeds from sales of other investment | 637 | 66,387 | 13,663 | 1,946,875
        Purchase of other investments | (20) | (2,138) | - | (6,039)
        Refund (payment) of guarantee deposits-net | (6) | (576) | (1,387,210) | 727
        Other | (36) | (3,778) | (7,606) | (225)
        Net cash provided by (used in) investing activities | (1,691) | (176,133) | (1,477,805) | 1,601,717
        Financing Activities:
        Proceeds from long-term borrowings | 3,840 | 400,000 | 2,000,000 | -
        Repayments of long-term borrowings | (4,190) | (436,477) | (1,200,000) | (1,036,247)
        Repurchase of convertible notes | - | - | - | (3,047,460)
        Principal payments under capital leases | (6,647) | (692,467) | (656,238) | (671,339)
        Net increase (decrease) in short-term borrowings | (1,923) | (200,316) | 312,854 | 2,459,505
        Net cash provided by (used in) financing activities | (8,920) | (929,260) | 456,616 | (2,295,541)
        Effect of Exchange Rate Changes on Cash | (72) | (7,632) | (151,410) | (34,305)
        Net Increase (Decrease) in Cash | 1,379 | 143,644 | (682,261) | 357,660
        Cash, Beginning of Period | 116,535 | 12,140,595 | 4,270,613 | 11,782,935
        Cash, End of Period | 117,914 | 12,284,239 | 3,588,352 | 12,140,595
        """),
    StatementShape(
      name: "iij-cf-fy", mode: .rounded,
      sums: [
        "16 = 2 + 3 + 4 + 5 + 6 + 7 + 8 + 9 + 10 + 11 + 12 + 13 + 14 + 15",
        "25 = 18 + 19 + 20 + 21 + 22 + 23 + 24",
        "33 = 27 + 28 + 29 + 30 + 31 + 32",
        "35 = 16 + 25 + 33 + 34",
        "37 = 35 + 36",
      ],
      rows: """
        Operating Activities:
        Net loss | (1,009) | (105,139) | (16,476,822)
        Depreciation and amortization | 38,475 | 4,008,324 | 3,580,212
        Provision for doubtful accounts | 4,324 | 450,505 | 84,339
        Equity method net loss | 2,748 | 286,317 | 5,625,299
        Impairment loss on Crosswave | 16,510 | 1,719,981 | 7,153,087
        Minority interests in net loss | (2,263) | (235,812) | (153,251)
        Foreign exchange losses | 49 | 5,124 | 277,856
        Gain on retirement of convertible notes | (854) | (88,975) | -
        Losses (gains) on other investments-net | (13,562) | (1,412,858) | 277,162
        Decrease (increase) in accounts receivable | 7,520 | 783,387 | (1,351,380)
        Increase (decrease) in accounts payable | (10,868) | (1,132,209) | 1,245,431
        Decrease (increase) in inventories | (296) | (30,813) | 198,597
        Deferred income taxes | (20,768) | (2,163,571) | 885,784
        Other | (1,544) | (160,895) | 235,378
        Net cash provided by operating activities | 18,462 | 1,923,366 | 1,581,692
        Investing Activities:
        Purchase of property and equipment | (15,908) | (1,657,302) | (1,315,390)
        Advances to Crosswave | (16,510) | (1,719,981) | -
        Deposit of restricted cash and stock purchase right | - | - | (5,056,250)
        Proceeds from sales of other investment | 20,835 | 2,170,584 | -
        Purchase of other investments | (3,126) | (325,665) | (51,671)
        Refund (payment) of guarantee deposits-net | 6,470 | 674,018 | (1,487,911)
        Other | 56 | 5,883 | 33,301
        Net cash used in investing activities | (8,183) | (852,463) | (7,877,921)
        Financing Activities:
        Proceeds from long-term borrowings | 3,839 | 400,000 | 2,000,000
        Repayments of long-term borrowings | (18,657) | (1,943,735) | (1,400,000)
        Repurchase of convertible notes | (29,252) | (3,047,460) | -
        Principal payments under capital leases | (26,234) | (2,733,012) | (2,475,433)
        Net increase in short-term borrowings | 16,707 | 1,740,495 | 1,003,367
        Proceeds from issuance of common stock | 127,206 | 13,252,311 | -
        Net cash provided by (used in) financing activities | 73,609 | 7,668,599 | (872,066)
        Effect of Exchange Rate Changes on Cash | (418) | (43,615) | (289,272)
        Net Increase (decrease) in Cash | 83,470 | 8,695,887 | (7,457,567)
        Cash, Beginning of Period | 34,444 | 3,588,352 | 11,045,919
        Cash, End of Period | 117,914 | 12,284,239 | 3,588,352
        """),
    StatementShape(
      name: "iij-t1", mode: .rounded,
      sums: [
        "4 = 2 + 3",
        "7 = 4 + 5 + 6",
        "10 = 7 + 8 + 9",
      ],
      rows: """
        インターネット接続及び付加価値サービス:
        専用線接続サービス | 3,100 | 3,341 | 3,204
        ダイアルアップ接続サービス | 758 | 765 | 780
        インターネット接続サービス収入合計 | 3,858 | 4,106 | 3,984
        付加価値サービス | 1,104 | 931 | 1,125
        その他 | 537 | 381 | 525
        インターネット接続及び 付加価値サービス収入合計 | 5,499 | 5,419 | 5,633
        システム・インテグレーション | 4,001 | 4,905 | 2,889
        機器販売 | 2,117 | 2,712 | 1,111
        営業収益合計 | 11,617 | 13,036 | 9,633
        """),
    StatementShape(
      name: "iij-t2", mode: .rounded,
      sums: ["3 = 1 + 2"],
      rows: """
        IP サービス + インターネットデーターセンター接続サービス | 2,423 | 2,518 | 2,485
        その他 | 677 | 823 | 719
        専用線接続サービス合計 | 3,100 | 3,341 | 3,204
        """),
    StatementShape(
      name: "iij-t3", mode: .rounded,
      sums: [
        "7 = 1 + 2 + 3 + 4 + 5 + 6",
        "10 = 8 + 9",
      ],
      rows: """
        IP サービス 64kbps - 128kbps | 73 | 112 | 76
        192kbps - 768kbps | 20 | 35 | 22
        1Mbps - 2Mbps | 218 | 268 | 226
        3Mbps - 1.2Gbps | 427 | 248 | 381
        インターネットデータセンター接続サービス契約数1 | 196 | 156 | 188
        その他 ² | 6,292 | 4,489 | 5,991
        専用線接続サービス合計 | 7,226 | 5,308 | 6,884
        IIJ4U (個人向けダイアルアップ接続サービス) | 67,105 | 79,464 | 69,688
        その他ダイアルアップ接続サービス | 628,762 | 450,320 | 597,232
        ダイアルアップ接続サービス合計 | 695,867 | 529,784 | 666,920
        """),
    StatementShape(
      name: "iij-t4", mode: .rounded,
      sums: ["3 = 1 + 2"],
      rows: """
        専用線接続サービス | 64.5 | 32.1 | 60.3
        インターネットデータセンター接続サービス | 15.6 | 9.9 | 15.5
        契約帯域合計 | 80.1 | 42.0 | 75.8
        """),
    StatementShape(
      name: "iij-t6", mode: .rounded,
      sums: [
        "4 = 1 + 2 + 3",
        "8 = 4 + 5 + 6 + 7",
      ],
      rows: """
        インターネット接続及び付加価値サービス原価 | 4,810 | 5,033 | 4,877
        システム・インテグレーション原価 | 3,054 | 4,248 | 2,198
        機器販売原価 | 2,051 | 2,638 | 1,050
        売上原価合計 | 9,915 | 11,919 | 8,125
        販売費 | 756 | 789 | 699
        一般管理費 | 518 | 662 | 486
        研究開発費 | 78 | 113 | 87
        営業費用合計 | 11,267 | 13,483 | 9,397
        """),
  ]
}
