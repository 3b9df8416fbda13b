using Lucene.Net.Analysis;
using Lucene.Net.Analysis.Miscellaneous;

namespace Newsroom.Search.Analysis;

/// <summary>Plurals that no rule of a stemmer reaches. Both forms get the stem of the singular.</summary>
internal static class IrregularPlurals
{
    // Each singular with its plural.
    private const string French =
        "travail travaux, bail baux, corail coraux, émail émaux, soupirail soupiraux, vitrail vitraux, vantail vantaux, "
        + "mal maux, eau eaux, jeu jeux, feu feux, vœu vœux, œil yeux, ciel cieux, aïeul aïeux, "
        + "madame mesdames, mademoiselle mesdemoiselles, monsieur messieurs, bonhomme bonshommes";

    private const string English =
        "child children, man men, woman women, foot feet, tooth teeth, goose geese, mouse mice, ox oxen, wife wives, knife knives, "
        + "half halves, shelf shelves, thief thieves, wolf wolves, loaf loaves, calf calves, bus buses, crisis crises, basis bases, "
        + "analysis analyses, thesis theses, criterion criteria, phenomenon phenomena, fisherman fishermen, fireman firemen, "
        + "policeman policemen, policewoman policewomen, businessman businessmen, businesswoman businesswomen, spokesman spokesmen, "
        + "spokeswoman spokeswomen, craftsman craftsmen, grandchild grandchildren, schoolchild schoolchildren, midwife midwives, "
        + "housewife housewives";

    private static readonly StemmerOverrideFilter.StemmerOverrideMap FrenchMap = Map(French);
    private static readonly StemmerOverrideFilter.StemmerOverrideMap EnglishMap = Map(English);

    public static StemmerOverrideFilter OfFrench(TokenStream words) => new(words, FrenchMap);

    public static StemmerOverrideFilter OfEnglish(TokenStream words) => new(words, EnglishMap);

    private static StemmerOverrideFilter.StemmerOverrideMap Map(string pairs)
    {
        var map = new StemmerOverrideFilter.Builder(ignoreCase: false);
        foreach (var pair in pairs.Split(", "))
        {
            if (pair.Split(' ') is not [var singular, var plural])
            {
                throw new InvalidOperationException($"'{pair}' is no pair of words.");
            }

            map.Add(singular, singular);
            map.Add(plural, singular);
        }

        return map.Build();
    }
}
