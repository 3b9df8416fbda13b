using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.Azure.Functions.Worker;
using Newsroom.Settings;
using Xunit;

namespace Newsroom.Tests.Documentation;

/// <summary>The addresses in the documentation are those of the functions.</summary>
public sealed partial class AddressTests
{
    /// <summary>Functions that answer only what no other does.</summary>
    private const string CatchAll = "/api/{*rest}";

    private static readonly IReadOnlyList<(string Method, string Path)> Functions =
    [
        .. from type in typeof(SiteOptions).Assembly.GetTypes()
           from method in type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly)
           from parameter in method.GetParameters()
           let trigger = parameter.GetCustomAttribute<HttpTriggerAttribute>()
           where trigger is not null && "/" + trigger.Route != CatchAll && trigger.Route != "{*rest}"
           select (trigger.Methods![0].ToUpperInvariant(), "/" + Optional().Replace(Constraint().Replace(trigger.Route!, "{$1}"), "")),
    ];

    [Fact]
    public void The_list_of_addresses_has_every_function_and_no_other()
    {
        var documented = Document.All.Single(document => document.Path == "docs/api.md").Code
            .Select(code => Operation().Match(code)).Where(match => match.Success)
            .Select(match => (match.Groups["method"].Value, match.Groups["path"].Value));
        Assert.Equal(Functions.Order(), documented.Distinct().Order());
    }

    [Fact]
    public void Every_address_in_the_documentation_is_answered_by_a_function()
    {
        var templates = Functions.Select(function => Template(function.Path)).ToList();
        var unknown = from document in Document.All
                      from code in document.Code
                      from Match address in Address().Matches(code)
                      where !templates.Exists(template => template.IsMatch(address.Value))
                      select $"{document.Path}: {address.Value}";
        Assert.Empty(unknown);
    }

    /// <summary>Matches addresses with values, or with parameters in braces.</summary>
    private static Regex Template(string path) => new($"^{Parameter().Replace(Regex.Escape(path), @"(\{\w+}|[\w-]+)")}$");

    [GeneratedRegex(@"\{(\w+)[^}/]*\}+")]
    private static partial Regex Constraint();

    /// <summary>The root page: a parameter that is always empty.</summary>
    [GeneratedRegex(@"^\{ignored\}$")]
    private static partial Regex Optional();

    [GeneratedRegex(@"^(?<method>GET|POST) (?<path>/[^?\s]*)")]
    private static partial Regex Operation();

    [GeneratedRegex(@"(?<![\w.])/api/[a-z][\w./{}-]*\w\}?|(?<=7071)/api/[\w./{}-]*\w\}?")]
    private static partial Regex Address();

    [GeneratedRegex(@"\\\{\w+}")]
    private static partial Regex Parameter();
}
