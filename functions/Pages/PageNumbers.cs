using System.Globalization;
using Microsoft.AspNetCore.Http;
using Newsroom.Http;
using Newsroom.Http.Problems;

namespace Newsroom.Pages;

/// <summary>The parameter <c>page</c>: the number of a page, from 1.</summary>
internal static class PageNumbers
{
    private const int Max = 10_000;

    public static int PageNumber(this HttpRequest request) => request.Text("page") is not { } text ? 1
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is >= 1 and <= Max ? number
        : throw ProblemException.NotFound($"'page' is a number from 1 to {Max}.");
}
