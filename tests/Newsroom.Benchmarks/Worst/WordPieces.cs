namespace Newsroom.Benchmarks.Worst;

/// <summary>Elements of Word documents (WordprocessingML).</summary>
internal static class WordPieces
{
    public static readonly string[] Known =
    [
        "<w:p><w:r><w:t>a</w:t></w:r></w:p>", "<w:p><w:r><w:t>Le 5 mai 2026 a lieu la conférence à Tunis.</w:t></w:r></w:p>", "<w:p/>",
        "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>a</w:t></w:r></w:p></w:tc></w:tr></w:tbl>",
    ];

    public static readonly string[] All =
    [
        .. Known,
        "<w:p>\u0001</w:p>", "<w:r><w:t>a</w:t></w:r>", "<w:p><w:r>\u0001</w:r></w:p>", "<w:tbl><w:tr><w:tc>\u0001</w:tc></w:tr></w:tbl>", "<w:tr/>", "<w:tc/>",
        "<w:tbl><w:tr>\u0001</w:tr></w:tbl>", "<w:sdt><w:sdtContent>\u0001</w:sdtContent></w:sdt>", "<w:ins>\u0001</w:ins>", "<w:del>\u0001</w:del>", "<w:br/>",
        "<w:p><w:pPr><w:pStyle w:val=\"Heading1\"/></w:pPr><w:r><w:t>a</w:t></w:r></w:p>",
        "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"8\"/><w:numId w:val=\"1\"/></w:numPr></w:pPr><w:r><w:t>a</w:t></w:r></w:p>",
        "<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>a</w:t></w:r></w:p>", "<w:p><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r></w:p>",
        "<w:p><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>HYPERLINK \"http://a\"</w:instrText></w:r></w:p>",
        "<w:p><w:r><w:fldChar w:fldCharType=\"end\"/></w:r></w:p>", "<w:hyperlink w:anchor=\"a\">\u0001</w:hyperlink>", "<w:bookmarkStart w:id=\"{n}\" w:name=\"a\"/>",
        "<w:p><w:r><w:tab/></w:r></w:p>", "<w:p><w:r><w:t xml:space=\"preserve\"> </w:t></w:r></w:p>", "<w:p><w:r><w:t>", "</w:t></w:r></w:p>", "a", "mot{n} ",
        "le 5 mai 2026, ", "<w:r><w:rPr><w:i/></w:rPr><w:t>a</w:t></w:r>", "<w:sectPr/>", "<w:p><w:r><w:drawing/></w:r></w:p>", "<w:x{n}/>", "<w:smartTag>\u0001</w:smartTag>",
        "<w:p><w:r><w:footnoteReference w:id=\"1\"/></w:r></w:p>", "<w:altChunk/>", "<w:p><w:pPr><w:framePr w:dropCap=\"drop\"/></w:pPr><w:r><w:t>A</w:t></w:r></w:p>",
    ];
}
