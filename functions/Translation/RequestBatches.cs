namespace Newsroom.Translation;

/// <summary>Groups fragments into requests that a service accepts, in order.</summary>
internal static class RequestBatches
{
    /// <summary>Sends what is written, request by request. Blank fragments are their own translation: services refuse them.</summary>
    public static async Task<IReadOnlyList<string>> SendAsync(
        IReadOnlyList<string> fragments, int mostCharacters, int mostFragments, Func<IReadOnlyList<string>, Task<IReadOnlyList<string>>> send)
    {
        var answers = fragments.ToArray();
        var written = Enumerable.Range(0, answers.Length).Where(i => !string.IsNullOrWhiteSpace(answers[i])).ToArray();
        var next = 0;

        // Grouped before anything is sent: nothing is paid for that could not be used.
        foreach (var batch in Group(written.Select(i => fragments[i]), mostCharacters, mostFragments).ToList())
        {
            foreach (var answer in await send(batch))
            {
                answers[written[next++]] = answer;
            }
        }

        return answers;
    }

    /// <exception cref="TranslationException">A single fragment is longer than a request may be.</exception>
    public static IEnumerable<IReadOnlyList<string>> Group(IEnumerable<string> fragments, int mostCharacters, int mostFragments)
    {
        var batch = new List<string>();
        var characters = 0;
        foreach (var fragment in fragments)
        {
            if (fragment.Length > mostCharacters)
            {
                throw new TranslationException($"A paragraph of {fragment.Length:N0} characters is longer than the {mostCharacters:N0} that one request may have.");
            }

            if (batch.Count == mostFragments || characters + fragment.Length > mostCharacters)
            {
                yield return batch;
                batch = [];
                characters = 0;
            }

            batch.Add(fragment);
            characters += fragment.Length;
        }

        if (batch.Count > 0)
        {
            yield return batch;
        }
    }
}
