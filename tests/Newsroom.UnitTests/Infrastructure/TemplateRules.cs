using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Newsroom.Tests.Infrastructure;

/// <summary>What must hold of the compiled template, whatever the parameters.</summary>
internal static partial class TemplateRules
{
    private const string RoleAssignment = "Microsoft.Authorization/roleAssignments";
    private const string TableRoleAssignment = "Microsoft.DocumentDB/databaseAccounts/tableRoleAssignments";
    private const string Container = "Microsoft.Storage/storageAccounts/blobServices/containers";
    private const string Subscription = "Microsoft.EventGrid/systemTopics/eventSubscriptions";
    private const string Passwords = "Microsoft.Web/sites/basicPublishingCredentialsPolicies";

    private static readonly string[] WaysToDeploy = ["ftp", "scm"];

    /// <summary>Properties with the only value that they may have.</summary>
    private static readonly (string Type, string Property, string Value)[] Required =
    [
        ("Microsoft.Storage/storageAccounts", "supportsHttpsTrafficOnly", "true"),
        ("Microsoft.Storage/storageAccounts", "minimumTlsVersion", "TLS1_2"),
        ("Microsoft.Storage/storageAccounts", "allowBlobPublicAccess", "false"),
        ("Microsoft.Storage/storageAccounts", "allowSharedKeyAccess", "false"),
        ("Microsoft.Storage/storageAccounts", "allowCrossTenantReplication", "false"),
        ("Microsoft.Storage/storageAccounts/blobServices", "isVersioningEnabled", "true"),
        ("Microsoft.Storage/storageAccounts/blobServices", "deleteRetentionPolicy.enabled", "true"),
        ("Microsoft.Storage/storageAccounts/blobServices", "containerDeleteRetentionPolicy.enabled", "true"),
        ("Microsoft.Web/sites", "httpsOnly", "true"),
        ("Microsoft.Web/sites", "siteConfig.minTlsVersion", "1.2"),
        (Passwords, "allow", "false"),
        ("Microsoft.CognitiveServices/accounts", "disableLocalAuth", "true"),
        ("Microsoft.Insights/components", "DisableLocalAuth", "true"),
        ("Microsoft.DocumentDB/databaseAccounts", "disableLocalAuth", "true"),
        ("Microsoft.DocumentDB/databaseAccounts", "minimalTlsVersion", "Tls12"),
        ("Microsoft.Cdn/profiles/afdEndpoints/routes", "httpsRedirect", "Enabled"),
        ("Microsoft.Cdn/profiles/afdEndpoints/routes", "forwardingProtocol", "HttpsOnly"),
        ("Microsoft.Cdn/profiles/originGroups/origins", "enforceCertificateNameCheck", "true"),
    ];

    /// <summary>Types that have nothing to get wrong in this way. Of any other type somebody has to say first what must hold.</summary>
    private static readonly HashSet<string> Harmless =
    [
        "Microsoft.Resources/resourceGroups",
        "Microsoft.Storage/storageAccounts/queueServices",
        "Microsoft.Storage/storageAccounts/queueServices/queues",
        "Microsoft.Storage/storageAccounts/managementPolicies",
        "Microsoft.OperationalInsights/workspaces",
        "Microsoft.ManagedIdentity/userAssignedIdentities",
        "Microsoft.Web/serverfarms",
        "Microsoft.Web/sites/config",
        "Microsoft.EventGrid/systemTopics",
        "Microsoft.Cdn/profiles",
        "Microsoft.Cdn/profiles/afdEndpoints",
        "Microsoft.Cdn/profiles/originGroups",
        "Microsoft.Insights/actionGroups",
        "Microsoft.Insights/scheduledQueryRules",
        "Microsoft.Insights/metricAlerts",
        "Microsoft.Insights/workbooks",
        "Microsoft.Consumption/budgets",
    ];

    /// <summary>Roles of Azure that give more than any part of this needs.</summary>
    private static readonly Dictionary<string, string> BroadRoles = new()
    {
        ["8e3af657-a8ff-443c-a75c-2fe8c4bcb635"] = "Owner",
        ["b24988ac-6180-42a0-ab88-20f7382dd24c"] = "Contributor",
        ["18d7d88d-d35e-4fb5-a5c3-7773c20a72d9"] = "User Access Administrator",
        ["f58310d9-a9f6-439a-9e8d-f62e7b41a168"] = "Role Based Access Control Administrator",
        ["17d1049b-9a84-46fb-8f53-869881c3d3ab"] = "Storage Account Contributor",
        ["81a9662b-bebf-436f-a333-f67b29880f12"] = "Storage Account Key Operator",
    };

    /// <summary>What is wrong with a template, in words; empty where nothing is.</summary>
    public static IReadOnlyList<string> Violations(JsonObject template) =>
        [
            .. Template.Resources(template).SelectMany(OfResource),
            .. Template.All(template).SelectMany(OfOutputs),
            .. BroadRoles
                .Where(role => template.ToJsonString().Contains(role.Key, StringComparison.OrdinalIgnoreCase))
                .Select(role => $"The role {role.Value} is given."),
            .. Template
                .Resources(template)
                .Where(resource => resource.Type == "Microsoft.Web/sites")
                .SelectMany(site => OfPasswords(template, site)),
        ];

    private static IEnumerable<string> OfResource(Resource resource)
    {
        var known = Required.Where(rule => rule.Type == resource.Type).ToList();
        foreach (var (type, property, value) in known)
        {
            if (!value.Equals(resource.Property(property), StringComparison.OrdinalIgnoreCase))
            {
                yield return $"{resource.Symbol} ({type}): {property} is {resource.Property(property) ?? "absent"}, not {value}.";
            }
        }

        switch (resource.Type)
        {
            case RoleAssignment when resource.Json["scope"]?.ToString() is not { } scope || !ScopeOfResource().IsMatch(scope):
                yield return $"{resource.Symbol}: the role is not given on one resource, but on "
                    + $"{resource.Json["scope"] ?? "the whole group"}.";
                break;
            case TableRoleAssignment when resource.Property("scope") is not { } scope || !ScopeOfResource().IsMatch(scope):
                yield return $"{resource.Symbol}: the role is not given on one resource, but on {resource.Property("scope") ?? "nothing"}.";
                break;
            case Container when resource.Property("publicAccess") is not (null or "None"):
                yield return $"{resource.Symbol}: the container is public.";
                break;
            case Subscription when resource.Property("deadLetterWithResourceIdentity") is null:
                yield return $"{resource.Symbol}: what can't be delivered is lost.";
                break;
            case "Microsoft.Web/sites/config" when ReadsSecret().IsMatch(resource.Json["properties"]!.ToJsonString()):
                yield return $"{resource.Symbol}: a setting has a key.";
                break;
            case "Microsoft.Web/sites/config" when !HidesHomepage().IsMatch(resource.Json["properties"]!.ToString()):
                yield return $"{resource.Symbol}: the host answers with a page of its own.";
                break;
            case RoleAssignment or TableRoleAssignment or Container or Subscription:
                break;
            default:
                if (known.Count == 0 && !Harmless.Contains(resource.Type))
                {
                    yield return $"{resource.Symbol}: nobody has said what must hold of {resource.Type}.";
                }

                break;
        }
    }

    private static IEnumerable<string> OfPasswords(JsonObject template, Resource site) =>
        WaysToDeploy
            .Where(kind =>
                !Template
                    .Resources(template)
                    .Any(policy =>
                        policy.Type == Passwords && policy.Json["name"]!.ToString().Contains($"'{kind}'", StringComparison.Ordinal)))
            .Select(kind => $"{site.Symbol}: deployments by {kind} may sign in with a password.");

    private static IEnumerable<string> OfOutputs(JsonObject template)
    {
        foreach (var (name, output) in template["outputs"]?.AsObject() ?? [])
        {
            var value = output!["value"]?.ToString() ?? "";
            if (ReadsSecret().IsMatch(value) || output["type"]!.ToString().StartsWith("secure", StringComparison.OrdinalIgnoreCase))
            {
                yield return $"The output {name} has a secret.";
            }
            else if (SoundsSecret().IsMatch($"{name} {value}") && !IsUselessAlone(template, value))
            {
                yield return $"The output {name} sounds like a secret: {value}";
            }
        }
    }

    /// <summary>The connection string of a component that lets nobody in without a role says no more than where it is.</summary>
    private static bool IsUselessAlone(JsonObject template, string value) =>
        ConnectionStringOf().Match(value) is { Success: true } match
        && template["resources"] is JsonObject resources
        && resources[match.Groups["symbol"].Value] is JsonObject component
        && component["type"]!.ToString() == "Microsoft.Insights/components"
        && (bool?)component["properties"]?["DisableLocalAuth"] == true;

    [GeneratedRegex(@"^\[resourceId\('Microsoft\.(?!Resources/)[^']+/")]
    private static partial Regex ScopeOfResource();

    [GeneratedRegex("'AzureWebJobsDisableHomepage', 'true'")]
    private static partial Regex HidesHomepage();

    [GeneratedRegex(@"\blist[A-Z]?\w*\(")]
    private static partial Regex ReadsSecret();

    [GeneratedRegex("key|secret|password|token|connectionString", RegexOptions.IgnoreCase)]
    private static partial Regex SoundsSecret();

    [GeneratedRegex(@"^\[reference\('(?<symbol>\w+)'\)\.ConnectionString\]$")]
    private static partial Regex ConnectionStringOf();
}
