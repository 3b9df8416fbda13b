namespace Newsroom.Benchmarks.Search.Corpus;

/// <summary>Invents words that look like those it has learnt: each letter follows the two before it with the same probability.</summary>
internal sealed class LetterChain
{
    private const int MinLength = 5;
    private const int MaxLength = 14;
    private const char End = '\n';

    private readonly Dictionary<(char, char), List<char>> _followers = [];
    private readonly HashSet<string> _known;

    public LetterChain(IEnumerable<string> words)
    {
        _known = new HashSet<string>(words, StringComparer.Ordinal);
        foreach (var word in _known.Order(StringComparer.Ordinal))
        {
            Learn(word);
        }
    }

    /// <summary>A new word.</summary>
    public string Coin(Random random)
    {
        Span<char> word = stackalloc char[MaxLength];
        while (true)
        {
            var length = 0;
            for (var (before, last) = (End, End); length < MaxLength; length++)
            {
                var followers = _followers[(before, last)];
                (before, last) = (last, followers[random.Next(followers.Count)]);
                if (last == End)
                {
                    break;
                }

                word[length] = last;
            }

            if (length >= MinLength && new string(word[..length]) is var coined && _known.Add(coined))
            {
                return coined;
            }
        }
    }

    private void Learn(string word)
    {
        var (before, last) = (End, End);
        foreach (var letter in word.Append(End))
        {
            if (!_followers.TryGetValue((before, last), out var followers))
            {
                _followers.Add((before, last), followers = []);
            }

            followers.Add(letter);
            (before, last) = (last, letter);
        }
    }
}
