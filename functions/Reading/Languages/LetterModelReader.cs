using System.Buffers;
using System.Globalization;
using System.IO.Compression;
using System.Text.Json;

namespace Newsroom.Reading.Languages;

/// <summary>Reads the models of the package Lingua. They have one to three letters that follow each other, without blanks.</summary>
/// <param name="folder">Where they lie: a folder for each language.</param>
/// <param name="script">The script in which they are read.</param>
/// <param name="entries">What is read is added to them.</param>
internal sealed class LetterModelReader(string folder, Script script, List<ulong> entries) : IDisposable
{
    /// <summary>It is written in both alphabets, and its model has the one only.</summary>
    private const string Serbian = "sr";

    private const int MaxCost = 255;

    private static readonly string[] Sizes = ["unigrams", "bigrams", "trigrams"];

    private readonly MemoryStream _json = new();

    public void Read(string code, int language)
    {
        foreach (var size in Sizes)
        {
            _json.SetLength(0);
            using (var brotli = new BrotliStream(File.OpenRead(Path.Combine(folder, code, $"{size}.json.br")), CompressionMode.Decompress))
            {
                brotli.CopyTo(_json);
            }

            Read(_json.GetBuffer().AsSpan(0, (int)_json.Length), language, romanise: code == Serbian && script == Script.Latin);
        }
    }

    public void Dispose() => _json.Dispose();

    private static int Cost(ReadOnlySpan<char> frequency)
    {
        var slash = frequency.IndexOf('/');
        var part = double.Parse(frequency[..slash], CultureInfo.InvariantCulture);
        var whole = double.Parse(frequency[(slash + 1)..], CultureInfo.InvariantCulture);
        return (int)Math.Clamp(Math.Round(Math.Log(whole / part) * LetterModels.Unit), 0, MaxCost);
    }

    /// <summary>A model is <c>{"language": …, "ngrams": {"12/345": "abc def"}}</c>: a frequency, and the letters that have it.</summary>
    private void Read(ReadOnlySpan<byte> json, int language, bool romanise)
    {
        var reader = new Utf8JsonReader(json);
        var text = ArrayPool<char>.Shared.Rent(json.Length);
        var cost = 0;
        while (reader.Read())
        {
            if (reader is { CurrentDepth: 2, TokenType: JsonTokenType.PropertyName })
            {
                cost = Cost(text.AsSpan(0, reader.CopyString(text)));
            }
            else if (reader is { CurrentDepth: 2, TokenType: JsonTokenType.String })
            {
                Add(text.AsSpan(0, reader.CopyString(text)), language, cost, romanise);
            }
        }

        ArrayPool<char>.Shared.Return(text);
    }

    private void Add(ReadOnlySpan<char> ngrams, int language, int cost, bool romanise)
    {
        foreach (var range in ngrams.Split(' '))
        {
            var letters = default(Letters);
            foreach (var c in ngrams[range])
            {
                if (romanise && SerbianLetters.Romanise(c) is { } latin)
                {
                    letters = latin.Aggregate(letters, (before, letter) => before.Then(letter));
                }
                else
                {
                    letters = letters.Then(c);
                }
            }

            entries.Add(Letters.Entry(letters.Key, language, cost));
        }
    }
}
