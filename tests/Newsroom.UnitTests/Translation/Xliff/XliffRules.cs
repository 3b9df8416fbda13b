using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;

namespace Newsroom.Tests.Translation.Xliff;

/// <summary>
/// The rules of XLIFF 2.1 (docs.oasis-open.org/xliff/xliff-core/v2.1) for its core elements, written from the specification. Each violation
/// begins with the section of the rule. Modules and extensions are not used here, so everything outside the core is a violation.
/// </summary>
internal static partial class XliffRules
{
    private static readonly XNamespace Core = "urn:oasis:names:tc:xliff:document:2.0";
    private static readonly string[] Spanning = ["pc", "mrk"];
    private static readonly string[] Inline = ["cp", "ph", "pc", "sc", "ec", "mrk", "sm", "em"];
    private static readonly string[] States = ["initial", "translated", "reviewed", "final"];
    private static readonly string[] Types = ["fmt", "ui", "quote", "link", "image", "other"];

    private static readonly string[] References = ["dataRef", "dataRefStart", "dataRefEnd"];
    private static readonly string[] SameInTarget = [.. References, "canCopy", "canDelete", "canReorder", "canOverlap", "type", "subType"];

    /// <summary>
    /// Children in their order, with their number: 1, ? (once or not), * (any number), + (at least one); | separates alternatives.
    /// </summary>
    private static readonly Dictionary<string, string> Content = new()
    {
        ["xliff"] = "^(file )+$",
        ["file"] = "^(skeleton )?(notes )?((unit|group) )+$",
        ["skeleton"] = "^$",
        ["group"] = "^(notes )?((unit|group) )*$",
        ["unit"] = "^(notes )?(originalData )?((segment|ignorable) )+$",
        ["segment"] = "^source (target )?$",
        ["ignorable"] = "^source (target )?$",
        ["notes"] = "^(note )+$",
        ["note"] = "^$",
        ["originalData"] = "^(data )+$",
        ["data"] = "^(cp )*$",
    };

    /// <summary>Attributes by element; those with an exclamation mark are required.</summary>
    private static readonly Dictionary<string, string[]> Attributes = new()
    {
        ["xliff"] = ["version!", "srcLang!", "trgLang", "xml:space"],
        ["file"] = ["id!", "canResegment", "original", "translate", "srcDir", "trgDir", "xml:space"],
        ["skeleton"] = ["href"],
        ["group"] = ["id!", "name", "canResegment", "translate", "srcDir", "trgDir", "type", "xml:space"],
        ["unit"] = ["id!", "name", "canResegment", "translate", "srcDir", "trgDir", "type", "xml:space"],
        ["segment"] = ["id", "canResegment", "state", "subState"],
        ["ignorable"] = ["id"],
        ["notes"] = [],
        ["note"] = ["id", "appliesTo", "category", "priority"],
        ["originalData"] = [],
        ["data"] = ["id!", "dir", "xml:space"],
        ["source"] = ["xml:lang", "xml:space"],
        ["target"] = ["xml:lang", "xml:space", "order"],
        ["cp"] = ["hex!"],
        ["ph"] = ["canCopy", "canDelete", "canReorder", "copyOf", "disp", "equiv", "id!", "dataRef", "subFlows", "subType", "type"],
        ["pc"] =
        [
            "canCopy",
            "canDelete",
            "canOverlap",
            "canReorder",
            "copyOf",
            "dispEnd",
            "dispStart",
            "equivEnd",
            "equivStart",
            "id!",
            "dataRefEnd",
            "dataRefStart",
            "subFlowsEnd",
            "subFlowsStart",
            "subType",
            "type",
            "dir",
        ],
        ["sc"] =
        [
            "canCopy",
            "canDelete",
            "canOverlap",
            "canReorder",
            "copyOf",
            "dataRef",
            "dir",
            "disp",
            "equiv",
            "id!",
            "isolated",
            "subFlows",
            "subType",
            "type",
        ],
        ["ec"] =
        [
            "canCopy",
            "canDelete",
            "canOverlap",
            "canReorder",
            "copyOf",
            "dataRef",
            "dir",
            "disp",
            "equiv",
            "id",
            "isolated",
            "startRef",
            "subFlows",
            "subType",
            "type",
        ],
        ["mrk"] = ["id!", "translate", "type", "ref", "value"],
        ["sm"] = ["id!", "translate", "type", "ref", "value"],
        ["em"] = ["startRef!"],
    };

    /// <summary>The violations in a document; none if it is valid.</summary>
    public static IReadOnlyList<string> Violations(XElement root) =>
    [
        .. root.DescendantsAndSelf().SelectMany(OfElement),
        .. OfRoot(root),
        .. Repeated("4.3.1.21: files", root.Elements(Core + "file")),
        .. root.Elements(Core + "file").SelectMany(OfFile),
        .. root.Descendants(Core + "unit").SelectMany(OfUnit),
    ];

    private static IEnumerable<string> OfElement(XElement element)
    {
        var name = element.Name.LocalName;
        if (element.Name.Namespace != Core || !Attributes.TryGetValue(name, out var allowed))
        {
            yield return $"4.2: <{element.Name}> is no element of the core";
            yield break;
        }

        foreach (var attribute in element.Attributes().Where(attribute => !attribute.IsNamespaceDeclaration))
        {
            var full = attribute.Name.Namespace == XNamespace.Xml ? $"xml:{attribute.Name.LocalName}" : attribute.Name.ToString();
            if (!allowed.Contains(full) && !allowed.Contains($"{full}!"))
            {
                yield return $"4.2.2: <{name}> has no attribute {full}";
            }
            else if (OfValue(name, full, attribute.Value) is { } finding)
            {
                yield return finding;
            }
        }

        foreach (var required in allowed
            .Where(attribute => attribute.EndsWith('!'))
            .Select(attribute => attribute[..^1])
            .Where(attribute => element.Attribute(attribute) is null))
        {
            yield return $"4.2.2: <{name}> needs {required}";
        }

        var children = string.Concat(element.Elements().Select(child => child.Name.LocalName + " "));
        var isSpanning = Spanning.Append("source").Append("target").Contains(name);
        if (Content.TryGetValue(name, out var content) ? !Regex.IsMatch(children, content) : !isSpanning && children.Length > 0)
        {
            yield return $"4.2.2: <{name}> can't contain {children}";
        }

        if (isSpanning && element.Elements().FirstOrDefault(child => !Inline.Contains(child.Name.LocalName)) is { } strange)
        {
            yield return $"4.2.3: <{name}> can't contain <{strange.Name.LocalName}>";
        }

        string[] texts = ["skeleton", "note", "data", "source", "target", "pc", "mrk"];
        if (!texts.Contains(name) && element.Nodes().OfType<XText>().Any(text => !string.IsNullOrWhiteSpace(text.Value)))
        {
            yield return $"4.2.2: <{name}> can't contain text";
        }

        if (element.Attribute("subState") is not null && element.Attribute("state") is null)
        {
            yield return "4.3.1.35: subState needs state";
        }

        if (element.Attribute("subType") is { } subType && !Fits(subType.Value, element.Attribute("type")?.Value))
        {
            yield return $"4.3.1.36: subType {subType.Value} does not go with its type";
        }

        if (name == "skeleton" && (element.Attribute("href") is null) == element.IsEmpty)
        {
            yield return "4.2.2.3: a skeleton has either a content or href";
        }
    }

    private static string? OfValue(string element, string attribute, string value) =>
        (element, attribute) switch
        {
            ("xliff", "version") when value != "2.1" => "4.2.2.1: the version is 2.1",
            (_, "srcLang" or "trgLang" or "xml:lang") when !Language().IsMatch(value) =>
                $"4.3.1: '{value}' is no language (BCP 47)",
            (_, "id" or "dataRef" or "dataRefStart" or "dataRefEnd" or "copyOf" or "startRef") when !IsNameToken(value) =>
                $"4.3.1.21: {attribute} '{value}' is no NMTOKEN",
            (_, "translate" or "canResegment" or "canCopy" or "canDelete" or "canOverlap" or "isolated")
                when value is not ("yes" or "no") => $"4.3.1: {attribute} is yes or no",
            (_, "canReorder") when value is not ("yes" or "no" or "firstNo") => "4.3.1.5: canReorder is yes, firstNo or no",
            (_, "srcDir" or "trgDir" or "dir") when value is not ("ltr" or "rtl" or "auto") =>
                $"4.3.1: {attribute} is ltr, rtl or auto",
            (_, "xml:space") when value is not ("default" or "preserve") => "4.3.2.2: xml:space is default or preserve",
            (_, "state") when !States.Contains(value) => $"4.3.1.31: '{value}' is no state",
            (_, "subState" or "subType") when !UserDefined().IsMatch(value) => $"4.3.1.35: '{value}' has no prefix",
            (_, "appliesTo") when value is not ("source" or "target") => "4.3.1.1: appliesTo is source or target",
            (_, "priority") when value is not [>= '1' and <= '9', .. ""] && value != "10" => "4.3.1.26: priority is 1 to 10",
            (_, "order") when !PositiveInteger().IsMatch(value) => "4.3.1.24: order is a positive number",
            (_, "hex") when !Hex().IsMatch(value) => "4.3.1.19: hex is hexadecimal",
            ("ph" or "pc" or "sc" or "ec", "type") when !Types.Contains(value) => $"4.3.1.40: '{value}' is no type of code",
            _ => null,
        };

    private static bool Fits(string subType, string? type) => subType switch
    {
        "xlf:lb" or "xlf:pb" or "xlf:b" or "xlf:i" or "xlf:u" => type == "fmt",
        "xlf:var" => type == "ui",
        _ => type is not null && !subType.StartsWith("xlf:", StringComparison.Ordinal),
    };

    private static IEnumerable<string> OfRoot(XElement root)
    {
        var (source, target) = (root.Attribute("srcLang")?.Value, root.Attribute("trgLang")?.Value);
        if (target is null && root.Descendants(Core + "target").Any())
        {
            yield return "4.2.2.1: trgLang is needed where there are targets";
        }

        foreach (var element in root.Descendants().Where(element => element.Attribute(XNamespace.Xml + "lang") is not null))
        {
            var language = element.Attribute(XNamespace.Xml + "lang")!.Value;
            if (element.Name == Core + "source" ? language != source : element.Name == Core + "target" && language != target)
            {
                yield return $"4.3.2.1: xml:lang '{language}' is not that of the document";
            }
        }
    }

    private static IEnumerable<string> OfFile(XElement file) =>
    [
        .. Repeated("4.3.1.21: units of a file", file.Descendants(Core + "unit")),
        .. Repeated("4.3.1.21: groups of a file", file.Descendants(Core + "group")),
    ];

    private static IEnumerable<string> OfUnit(XElement unit)
    {
        var pieces = unit.Elements().Where(element => element.Name == Core + "segment" || element.Name == Core + "ignorable").ToList();
        if (pieces.All(piece => piece.Name == Core + "ignorable"))
        {
            yield return "4.2.2.5: a unit has a segment";
        }

        var inSources = pieces.Elements(Core + "source").Descendants().ToList();
        var inTargets = pieces.Elements(Core + "target").Descendants().ToList();
        string[] findings =
        [
            .. Repeated("4.3.1.21: notes", unit.Elements(Core + "notes").Elements()),
            .. Repeated("4.3.1.21: data of a unit", unit.Elements(Core + "originalData").Elements()),
            .. Repeated("4.3.1.21: segments and codes of a unit", pieces.Concat(inSources)),
            .. Repeated("4.3.1.21: segments and codes of a unit", pieces.Concat(inTargets)),
            .. Dangling(unit, inSources.Concat(inTargets)),
            .. Orders(pieces),
        ];
        foreach (var finding in findings)
        {
            yield return finding;
        }

        foreach (var code in inTargets.Where(code => code.Attribute("id") is not null))
        {
            // A code has the id of the same code in the sibling source, or an id that is unique in the unit.
            var id = code.Attribute("id")!.Value;
            var others = inSources.Concat(pieces).Where(other => other.Attribute("id")?.Value == id).ToList();
            var sibling = code.Ancestors(Core + "target").Single().Parent!.Element(Core + "source")!;
            var isSame = others is [var same] && same.Ancestors().Contains(sibling)
                && same.Name == code.Name && Traits(same) == Traits(code);
            if (others.Count > 0 && !isSame)
            {
                yield return $"4.3.1.21: code {id} of a target is another one in the source";
            }
        }

        foreach (var codes in new[] { inSources, inTargets })
        {
            var starts = codes.Where(code => code.Name.LocalName == "sc").Select(code => code.Attribute("id")?.Value).ToList();
            var ends = codes
                .Where(code => code.Name.LocalName == "ec" && code.Attribute("isolated")?.Value != "yes")
                .Select(code => code.Attribute("startRef")?.Value)
                .ToList();
            if (!starts.Order().SequenceEqual(ends.Order()))
            {
                yield return "4.2.3.4: each sc has its ec";
            }
        }
    }

    /// <summary>What must be the same of a code in source and target (4.7.2.6).</summary>
    private static string Traits(XElement code) =>
        string.Join(' ', SameInTarget.Select(name => code.Attribute(name)?.Value));

    private static IEnumerable<string> Dangling(XElement unit, IEnumerable<XElement> codes)
    {
        var data = unit.Elements(Core + "originalData").Elements().Select(one => one.Attribute("id")?.Value).ToHashSet();
        return
            from code in codes
            from reference in References
            let id = code.Attribute(reference)?.Value
            where id is not null && !data.Contains(id)
            select $"4.3.1.9: {reference} '{id}' is no data of the unit";
    }

    private static IEnumerable<string> Orders(List<XElement> pieces)
    {
        var orders = pieces.Elements(Core + "target").Select(target => target.Attribute("order")?.Value).OfType<string>().ToList();
        return orders.Distinct().Count() < orders.Count ? ["4.3.1.24: an order comes once in a unit"] : [];
    }

    private static IEnumerable<string> Repeated(string what, IEnumerable<XElement> elements) =>
        from element in elements
        let id = element.Attribute("id")?.Value
        where id is not null
        group element by id into same
        where same.Count() > 1
        select $"{what} have the id '{same.Key}' {same.Count()} times";

    private static bool IsNameToken(string value)
    {
        try
        {
            return XmlConvert.VerifyNMTOKEN(value).Length > 0;
        }
        catch (XmlException)
        {
            return false;
        }
    }

    [GeneratedRegex(@"^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*\z")]
    private static partial Regex Language();

    [GeneratedRegex(@"^[^\s:]+:[^\s:]+\z")]
    private static partial Regex UserDefined();

    [GeneratedRegex(@"^[1-9][0-9]*\z")]
    private static partial Regex PositiveInteger();

    [GeneratedRegex(@"^([0-9A-Fa-f]{2})+\z")]
    private static partial Regex Hex();
}
