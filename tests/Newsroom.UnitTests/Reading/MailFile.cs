using System.Text;

namespace Newsroom.Tests.Reading;

/// <summary>Mails as programs write them.</summary>
internal static class MailFile
{
    private const string Header = """
        From: "Ana Prado" <ana@example.org>
        To: redaction@example.org
        Date: Sun, 3 May 2026 09:30:00 +0200
        MIME-Version: 1.0

        """;

    public static byte[] Plain(string subject, string text, string more = "") =>
        Of(subject, "text/plain; charset=utf-8", text, more);

    public static byte[] Html(string subject, string html, string more = "") => Of(subject, "text/html; charset=utf-8", html, more);

    public static byte[] Alternative(string text, string html) => Of("La route rouvre lundi", "multipart/alternative; boundary=b",
        $"--b\nContent-Type: text/plain; charset=utf-8\n\n{text}\n--b\nContent-Type: text/html; charset=utf-8\n\n{html}\n--b--\n");

    /// <summary>A mail of several parts, each with its own header.</summary>
    public static byte[] Mixed(string subtype, params string[] parts) => Of("La route rouvre lundi", $"multipart/{subtype}; boundary=b",
        string.Concat(parts.Select(part => $"--b\n{part}\n")) + "--b--\n");

    public static byte[] Of(string subject, string type, string content, string more = "", Encoding? encoding = null) =>
        (encoding ?? Encoding.UTF8).GetBytes(
            $"{Header}Subject: {subject}\n{more}Content-Type: {type}\nContent-Transfer-Encoding: 8bit\n\n{content}");
}
