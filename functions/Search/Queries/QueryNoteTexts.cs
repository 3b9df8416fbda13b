using System.Collections.Frozen;

namespace Newsroom.Search.Queries;

/// <summary>The texts of notes: {0} is the part of the query, {1} the number, {2} the place.</summary>
internal static class QueryNoteTexts
{
    public const string English = "en";

    private static readonly FrozenDictionary<string, FrozenDictionary<QueryNoteKind, string>> Texts =
        new Dictionary<string, FrozenDictionary<QueryNoteKind, string>>
        {
            [English] = new Dictionary<QueryNoteKind, string>
            {
                [QueryNoteKind.UnpairedQuote] = OneByOne("The quotation mark at character {2} has no partner"),
                [QueryNoteKind.UnpairedParenthesis] = OneByOne("The parenthesis at character {2} has no partner"),
                [QueryNoteKind.DeepParenthesis] = OneByOne("The parenthesis at character {2} is inside more than {1} others"),
                [QueryNoteKind.ExcludedAlternative] = OneByOne(
                    "“{0}” at character {2} stands beside an exclusion, which is no alternative"),
                [QueryNoteKind.IncompleteOperator] = OneByOne("“{0}” at character {2} has nothing to go with"),
                [QueryNoteKind.OnlyExclusions] = "The query says only what to leave out: nothing was looked for.",
                [QueryNoteKind.NoWord] = "The query has no word to look for.",
                [QueryNoteKind.OnlyStopWords] = "The query has only words that nearly every text has: nothing was looked for.",
                [QueryNoteKind.ShortPrefix] = "A star needs {1} letters before it: “{0}” was looked for as it is written.",
                [QueryNoteKind.ShortFuzzyWord] = "A tilde needs {1} letters before it: “{0}” was looked for as it is written.",
                [QueryNoteKind.FuzzyTitle] = "Titles are not searched for other spellings: “{0}” was looked for as it is written.",
                [QueryNoteKind.ManyEdits] = "At most {1} letters can differ: “{0}~{1}” was looked for instead.",
                [QueryNoteKind.SomeWords] = "No article has all these words: these have most of them, or words with a similar spelling.",
            }.ToFrozenDictionary(),
            ["fr"] = new Dictionary<QueryNoteKind, string>
            {
                [QueryNoteKind.UnpairedQuote] = UnParUn("Le guillemet au caractère {2} n’a pas de pendant"),
                [QueryNoteKind.UnpairedParenthesis] = UnParUn("La parenthèse au caractère {2} n’a pas de pendant"),
                [QueryNoteKind.DeepParenthesis] = UnParUn("La parenthèse au caractère {2} est dans plus de {1} autres"),
                [QueryNoteKind.ExcludedAlternative] = UnParUn(
                    "« {0} » au caractère {2} est à côté d’une exclusion, qui n’est pas un choix"),
                [QueryNoteKind.IncompleteOperator] = UnParUn("« {0} » au caractère {2} ne porte sur rien"),
                [QueryNoteKind.OnlyExclusions] = "La recherche dit seulement ce qu’il faut exclure : rien n’a été cherché.",
                [QueryNoteKind.NoWord] = "La recherche ne contient aucun mot.",
                [QueryNoteKind.OnlyStopWords] = "Presque tous les textes contiennent ces mots : rien n’a été cherché.",
                [QueryNoteKind.ShortPrefix] = "Il faut {1} lettres avant une étoile : « {0} » a été cherché tel quel.",
                [QueryNoteKind.ShortFuzzyWord] = "Il faut {1} lettres avant un tilde : « {0} » a été cherché tel quel.",
                [QueryNoteKind.FuzzyTitle] = "Les titres ne se cherchent pas à l’orthographe près : « {0} » a été cherché tel quel.",
                [QueryNoteKind.ManyEdits] = "Au plus {1} lettres peuvent différer : « {0}~{1} » a été cherché.",
                [QueryNoteKind.SomeWords] = "Aucun article n’a tous ces mots : ceux-ci en ont le plus, ou des mots d’orthographe proche.",
            }.ToFrozenDictionary(),
            ["es"] = new Dictionary<QueryNoteKind, string>
            {
                [QueryNoteKind.UnpairedQuote] = UnaAUna("Las comillas del carácter {2} no tienen pareja"),
                [QueryNoteKind.UnpairedParenthesis] = UnaAUna("El paréntesis del carácter {2} no tiene pareja"),
                [QueryNoteKind.DeepParenthesis] = UnaAUna("El paréntesis del carácter {2} está dentro de más de {1}"),
                [QueryNoteKind.ExcludedAlternative] = UnaAUna(
                    "«{0}» en el carácter {2} está junto a una exclusión, que no es una opción"),
                [QueryNoteKind.IncompleteOperator] = UnaAUna("«{0}» en el carácter {2} no se refiere a nada"),
                [QueryNoteKind.OnlyExclusions] = "La búsqueda solo dice qué excluir: no se ha buscado nada.",
                [QueryNoteKind.NoWord] = "La búsqueda no contiene ninguna palabra.",
                [QueryNoteKind.OnlyStopWords] = "Casi todos los textos contienen estas palabras: no se ha buscado nada.",
                [QueryNoteKind.ShortPrefix] = "Un asterisco necesita {1} letras delante: se ha buscado «{0}» tal cual.",
                [QueryNoteKind.ShortFuzzyWord] = "Una virgulilla necesita {1} letras delante: se ha buscado «{0}» tal cual.",
                [QueryNoteKind.FuzzyTitle] = "En los títulos no se buscan otras grafías: se ha buscado «{0}» tal cual.",
                [QueryNoteKind.ManyEdits] = "Pueden variar {1} letras como máximo: se ha buscado «{0}~{1}».",
                [QueryNoteKind.SomeWords] = "Ningún artículo tiene todas estas palabras: estos tienen la mayoría, o palabras de grafía parecida.",
            }.ToFrozenDictionary(),
        }.ToFrozenDictionary();

    public static bool Has(string language) => Texts.ContainsKey(language);

    public static string Of(QueryNoteKind kind, string language) => Texts[language][kind];

    private static string OneByOne(string why) => $"{why}: the words were looked for one by one.";

    private static string UnParUn(string why) => $"{why} : les mots ont été cherchés un par un.";

    private static string UnaAUna(string why) => $"{why}: las palabras se han buscado una a una.";
}
