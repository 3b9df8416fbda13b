using System.Globalization;

namespace Newsroom.Reading.Languages;

/// <summary>The words of <c>words.txt</c>.</summary>
internal sealed class WordLists
{
    private readonly List<LanguageWords> _lines = [];

    /// <summary>The lines that have a word.</summary>
    private readonly Dictionary<string, List<int>> _words = [];

    private WordLists()
    {
    }

    public IEnumerable<string> Languages => _lines.Select(line => line.Language);

    public static WordLists Read()
    {
        using var stream = typeof(WordLists).Assembly.GetManifestResourceStream("Newsroom.Reading.Languages.words.txt")!;
        using var reader = new StreamReader(stream);
        var lists = new WordLists();
        while (reader.ReadLine() is { } line)
        {
            if (line.Length > 0 && line[0] != '#')
            {
                lists.Add(line);
            }
        }

        return lists;
    }

    /// <summary>How many words a text has, and how many of them stand in each line.</summary>
    public (int Words, IEnumerable<(LanguageWords Line, int Count)> Lines) Count(string text)
    {
        var counts = new int[_lines.Count];
        var words = 0;
        for (var (start, i) = (0, 0); i <= text.Length; i++)
        {
            if (i < text.Length && IsOfWord(text[i]))
            {
                continue;
            }

            if (i > start)
            {
                words++;
                Count(text[start..i].ToLowerInvariant().Replace('’', '\''), counts);
            }

            start = i + 1;
        }

        return (words, _lines.Zip(counts));
    }

    /// <summary>Letters, the marks above and below them, and what stands for a letter in some languages.</summary>
    private static bool IsOfWord(char c) => char.IsLetter(c) || c is '\'' or '’' or '‘' or 'ʻ' or '-'
        || char.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;

    private void Count(string word, int[] counts)
    {
        foreach (var line in _words.GetValueOrDefault(word) ?? [])
        {
            counts[line]++;
        }
    }

    private void Add(string line)
    {
        var colon = line.IndexOf(':');
        var names = line[..colon].Split([' ', '<'], StringSplitOptions.RemoveEmptyEntries);
        foreach (var word in line[(colon + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries).Distinct())
        {
            if (!_words.TryGetValue(word, out var lines))
            {
                _words[word] = lines = [];
            }

            lines.Add(_lines.Count);
        }

        _lines.Add(new LanguageWords(names[0], names[1..]));
    }
}
