using System.Text.Json.Nodes;
using Newsroom.Publishing;
using Newsroom.Publishing.Notifying;
using Newsroom.Publishing.Translating;
using Newsroom.Triggers;
using Xunit;

namespace Newsroom.Tests.Infrastructure;

/// <summary>What is deployed to Azure is secure by default; and a template that was not would be noticed.</summary>
public sealed class TemplateTests
{
    /// <summary>Ways to break it, each with what must be said of it.</summary>
    private static readonly Dictionary<string, (Action<JsonObject> Break, string Finding)> Mistakes = new()
    {
        ["plain HTTP to storage"] = (
            template => Properties(template, "Microsoft.Storage/storageAccounts")["supportsHttpsTrafficOnly"] = false,
            "supportsHttpsTrafficOnly is false"),
        ["plain HTTP to the app"] = (
            template => Properties(template, "Microsoft.Web/sites").Remove("httpsOnly"),
            "httpsOnly is absent"),
        ["plain HTTP to Front Door"] = (
            template => Properties(template, "Microsoft.Cdn/profiles/afdEndpoints/routes")["httpsRedirect"] = "Disabled",
            "httpsRedirect is Disabled"),
        ["old TLS of storage"] = (
            template => Properties(template, "Microsoft.Storage/storageAccounts")["minimumTlsVersion"] = "TLS1_0",
            "minimumTlsVersion is TLS1_0"),
        ["old TLS of the app"] = (
            template => Properties(template, "Microsoft.Web/sites")["siteConfig"]!["minTlsVersion"] = "1.0",
            "siteConfig.minTlsVersion is 1.0"),
        ["public blobs"] = (
            template => Properties(template, "Microsoft.Storage/storageAccounts")["allowBlobPublicAccess"] = true,
            "allowBlobPublicAccess is true"),
        ["a public container"] = (
            template => Properties(template, "Microsoft.Storage/storageAccounts/blobServices/containers")["publicAccess"] = "Blob",
            "the container is public"),
        ["shared keys"] = (
            template => Properties(template, "Microsoft.Storage/storageAccounts").Remove("allowSharedKeyAccess"),
            "allowSharedKeyAccess is absent"),
        ["keys of the translator"] = (
            template => Properties(template, "Microsoft.CognitiveServices/accounts")["disableLocalAuth"] = false,
            "disableLocalAuth is false"),
        ["keys of Cosmos DB"] = (
            template => Properties(template, "Microsoft.DocumentDB/databaseAccounts")["disableLocalAuth"] = false,
            "disableLocalAuth is false"),
        ["deployment by password"] = (
            template => Properties(template, "Microsoft.Web/sites/basicPublishingCredentialsPolicies")["allow"] = true,
            "allow is true"),
        ["no policy for passwords"] = (
            template => Remove(template, "Microsoft.Web/sites/basicPublishingCredentialsPolicies"),
            "may sign in with a password"),
        ["no undoing"] = (
            template =>
                Properties(template, "Microsoft.Storage/storageAccounts/blobServices")["deleteRetentionPolicy"]!["enabled"] = false,
            "deleteRetentionPolicy.enabled is false"),
        ["a role on the group"] = (template => Role(template).Remove("scope"), "but on the whole group"),
        ["a role on the subscription"] = (
            template => Role(template)["scope"] = "[subscription().id]",
            "but on [subscription().id]"),
        ["too much of a role"] = (
            template =>
                Role(template)["properties"]!["roleDefinitionId"] =
                    "[subscriptionResourceId('Microsoft.Authorization/roleDefinitions', 'b24988ac-6180-42a0-ab88-20f7382dd24c')]",
            "The role Contributor is given"),
        ["a key in an output"] = (
            template => template["outputs"]!["url"]!["value"] = "[listKeys('x', '2024-01-01').keys[0].value]",
            "The output url has a secret"),
        ["a key in an output of a module"] = (
            template =>
                Template.All(template).Last(nested => nested["outputs"] is not null)["outputs"]!["more"] = Output(
                    "[listAccountSas('x', '2024-01-01', createObject()).accountSasToken]"),
            "The output more has a secret"),
        ["a connection string that opens something"] = (
            template => template["outputs"]!["storage"] = Output("[reference('storage').outputs.connectionString.value]"),
            "The output storage sounds like a secret"),
        ["telemetry from anybody"] = (
            template => Properties(template, "Microsoft.Insights/components")["DisableLocalAuth"] = false,
            "The output connectionString sounds like a secret"),
        ["a key in a setting"] = (
            template =>
                Template.First(template, "Microsoft.Web/sites/config").Json["properties"] =
                    "[createObject('AzureWebJobsStorage', listKeys('x', '2024-01-01').keys[0].value)]",
            "a setting has a key"),
        ["the host's own page"] = (
            template => HideNothing(Template.First(template, "Microsoft.Web/sites/config").Json),
            "the host answers with a page of its own"),
        ["events that get lost"] = (
            template =>
                Properties(template, "Microsoft.EventGrid/systemTopics/eventSubscriptions")
                    .Remove("deadLetterWithResourceIdentity"),
            "is lost"),
        ["something new"] = (
            template =>
                template["resources"]!["new"] = new JsonObject
                {
                    ["type"] = "Microsoft.KeyVault/vaults",
                    ["name"] = "v",
                    ["properties"] = new JsonObject(),
                },
            "nobody has said what must hold of Microsoft.KeyVault/vaults"),
    };

    public static TheoryData<string> NamesOfMistakes => [.. Mistakes.Keys];

    [Fact]
    public async Task What_is_deployed_keeps_the_rules() => Assert.Empty(TemplateRules.Violations(await Template.LoadAsync()));

    [Theory]
    [MemberData(nameof(NamesOfMistakes))]
    public async Task A_mistake_is_noticed(string name)
    {
        var template = await Template.LoadAsync();
        var (mistake, finding) = Mistakes[name];
        mistake(template);
        Assert.Contains(TemplateRules.Violations(template), said => said.Contains(finding, StringComparison.Ordinal));
    }

    [Fact]
    public async Task No_rule_of_the_storage_account_deletes_what_is_live()
    {
        var rules = Properties(await Template.LoadAsync(), "Microsoft.Storage/storageAccounts/managementPolicies")["policy"]![
            "rules"
        ]!.AsArray();
        Assert.NotEmpty(rules);
        Assert.All(rules.Where(rule => rule!["definition"]!["actions"]!["baseBlob"] is not null), rule =>
            Assert.Equal(
                ["dead-letters/"],
                rule!["definition"]!["filters"]!["prefixMatch"]!.AsArray().Select(prefix => prefix!.ToString())));
    }

    [Fact]
    public async Task Deletions_go_to_the_queue_that_the_app_reads()
    {
        var template = await Template.LoadAsync();
        var text = template.ToJsonString();
        Assert.Contains(
            $"\"queues\":[\"{TranslationOrders.QueueName}\",\"{ArticleRemoved.QueueName}\",\"{NotificationQueue.QueueName}\"]",
            text,
            StringComparison.Ordinal);
        var queue = Template
            .Resources(template)
            .Select(resource => resource.Property("deliveryWithResourceIdentity.destination.properties.queueName"))
            .Single(name => name is not null);
        Assert.Equal(ArticleRemoved.QueueName, queue);
    }

    private static void HideNothing(JsonObject config) =>
        config["properties"] = config["properties"]!
            .ToString()
            .Replace("'AzureWebJobsDisableHomepage', 'true'", "'AzureWebJobsDisableHomepage', 'false'", StringComparison.Ordinal);

    private static JsonObject Properties(JsonObject template, string type) =>
        Template.First(template, type).Json["properties"]?.AsObject() ?? Added(Template.First(template, type).Json);

    private static JsonObject Added(JsonObject resource)
    {
        var properties = new JsonObject();
        resource["properties"] = properties;
        return properties;
    }

    private static JsonObject Role(JsonObject template) => Template.First(template, "Microsoft.Authorization/roleAssignments").Json;

    private static JsonObject Output(string value) => new() { ["type"] = "string", ["value"] = value };

    private static void Remove(JsonObject template, string type)
    {
        var resource = Template.First(template, type);
        resource.Template["resources"]!.AsObject().Remove(resource.Symbol);
    }
}
