import Reports

/// Why something was not done, in Japanese: for the page. Programs read the English.
enum FailureWording {
  static func japanese(for reason: String) -> String {
    if let known = book.japanese(for: reason) { return known }
    // `file: line: reason`, as an unusable input names itself.
    guard let colon = reason.firstRange(of: ": ") else { return reason }
    return reason[..<colon.upperBound] + japanese(for: String(reason[colon.upperBound...]))
  }

  private static let book = PhraseBook(
    [
      ("not found", "見つかりません"), ("no such check in this run", "この実行にその照合はありません"),
      ("no such file in this run", "この実行にそのファイルはありません"), ("no such finding", "その指摘はありません"),
      ("no such format", "その形式はありません"), ("the check is not done", "照合はまだ終わっていません"),
      ("the file is too large", "ファイルが大きすぎます"), ("the file is empty", "ファイルが空です"),
      ("one file or two are checked", "照合できるのは一つか二つのファイルです"),
      ("too many checks wait", "待っている照合が多すぎます"), ("too long", "長すぎます"),
      ("a waiver needs reason and author", "除外には理由と担当者が必要です"),
      ("the request broke off", "送信が途中で切れました"),
      ("the check takes longer than * seconds", "照合に*秒以上かかっています"),
      (
        "an uploaded project names no glossary; start totsugo-web with --project",
        "アップロードした設定ファイルでは用語集を指定できません。totsugo-webを--projectで起動してください"
      ),
      (
        "only one version (*) in this file; give two files, or one that holds both",
        "このファイルには一つの版（*）しかありません。二つのファイル、または両方を含む一つを選んでください"
      ),
      (
        "both inputs are *; one Japanese and one English version are needed",
        "二つとも*です。日本語版と英語版が一つずつ必要です"
      ),
      ("empty", "空のファイルです"), ("larger than * MiB", "*MiBを超えています"),
      ("binary content (a NUL byte at offset *)", "テキストではありません（*バイト目にNUL）"),
      ("not * text (* bytes cannot be decoded)", "*のテキストとして読めません（*バイトが不正）"),
      ("not a page with inline XBRL", "インラインXBRLのページではありません"),
      ("a zip archive without a page of inline XBRL", "インラインXBRLのページがないzipです"),
      ("a zip archive that is no Word, Excel or PowerPoint file", "Word、Excel、PowerPointのいずれでもないzipです"),
      (
        "an encrypted Office file, or one of before 2007 (.doc, .xls, .ppt): save it as .docx, .xlsx or .pptx",
        "暗号化されたOfficeファイルか、2007より前の形式（.doc、.xls、.ppt）です。.docx、.xlsx、.pptxで保存し直してください"
      ),
      ("not a whole zip archive (damaged or cut off): *", "完全なzipではありません（破損または途中まで）：*"),
      ("a damaged zip archive: *", "破損したzipです：*"), ("is missing", "がありません"),
      ("a zip archive of * entries; the limit is *", "zipの項目が*個あります（上限*）"),
      ("a zip archive that unpacks to more than * MiB", "展開すると*MiBを超えるzipです"),
      ("packed more than * to 1, as only a zip bomb is", "圧縮率が*対1を超えています（zip爆弾の疑い）"),
      ("a PDF without pages", "ページのないPDFです"),
      (
        "a PDF of * page(s) without any text: a scan needs text recognition (OCR) first",
        "*ページのPDFですが文字がありません。スキャンした画像は先に文字認識（OCR）が必要です"
      ),
      ("a PDF that does not permit copying its text", "文字の取り出しが許可されていないPDFです"),
      ("an encrypted PDF; a password is needed", "暗号化されたPDFです。パスワードが必要です"),
      ("a PDF that pdftotext could not read in * s", "*秒以内に読み取れないPDFです"),
      ("a PDF with more than * MiB of text", "文字が*MiBを超えるPDFです"), ("a damaged PDF: *", "破損したPDFです：*"),
      ("a damaged PDF", "破損したPDFです"), ("unknown key '*'; known are *", "知らないキー「*」です。使えるのは*です"),
    ], words: ["English": "英語", "Japanese": "日本語"])
}
