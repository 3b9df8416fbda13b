using Newsroom.Content;
using Newsroom.Reading.Headers;

namespace Newsroom.Reading;

/// <summary>The addresses under which an article was known elsewhere, as its file states them.</summary>
internal static class OldAddresses
{
    private const int MaxAddresses = 20;

    /// <summary>In the form in which they are compared; null for none. What can't be one is named in a warning.</summary>
    public static IReadOnlyList<string>? Read(IReadOnlyList<string> written, ICollection<string> warnings)
    {
        var read = new List<string>();
        foreach (var one in written)
        {
            var address = OldAddress.Normalise(one);
            if (address is null || OldAddress.IsOwn(address))
            {
                warnings.Add($"The alias {HeaderNotes.Quote(one)} is left out: it is "
                    + (address is null ? "not an address inside a site, such as /2019/title." : "an address of Newsroom itself."));
            }
            else if (!read.Contains(address))
            {
                read.Add(address);
            }
        }

        if (read.Count > MaxAddresses)
        {
            warnings.Add($"Of {read.Count} aliases the first {MaxAddresses} count.");
        }

        return read.Count == 0 ? null : [.. read.Take(MaxAddresses)];
    }
}
