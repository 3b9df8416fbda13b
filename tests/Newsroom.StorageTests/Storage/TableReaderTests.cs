using Azure;
using Azure.Core;
using Azure.Data.Tables;
using CsCheck;
using Newsroom.Storage;
using Newsroom.Tests.Articles;
using Xunit;

namespace Newsroom.Tests.Storage;

/// <summary>Rows are read as the client library reads them.</summary>
public sealed class TableReaderTests(StorageEmulator emulator) : IClassFixture<StorageEmulator>
{
    private const string Table = "rows";

    // What Table Storage forbids in keys: https://learn.microsoft.com/rest/api/storageservices/understanding-the-table-service-data-model
    private static readonly Gen<string> Keys = Gen.String[Gen.Char["abcxyz' &%+=(),:-.~éع中"], 1, 20];

    private static readonly Gen<object> Values = Gen.OneOf(
        Gen.String.Select(value => (object)value),
        Gen.Int.Select(value => (object)value),
        Gen.Long.Select(value => (object)value),
        Gen.Bool.Select(value => (object)value),
        Gen.Guid.Select(value => (object)value),
        Gen.Byte.Array[0, 2_000].Select(value => (object)value),
        Gen.Double[-1e9, 1e9].Select(value => (object)value),
        Gen.Int[-5, 5].Select(whole => (object)(double)whole),
        Gen.DateTimeOffset.Where(time => time.Year is > 1700 and < 9000).Select(time => (object)time.ToUniversalTime()));

    private readonly string _connection = emulator.NewAccount();

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Rows_of_all_types_under_any_keys_are_those_that_were_written()
    {
        var table = await CreateAsync();
        var reader = Reader();
        await Gen.Select(Keys, Keys, Gen.Dictionary(Gen.String[Gen.Char['A', 'Z'], 1, 5], Values)[0, 6]).SampleAsync(
            async (partition, row, columns) =>
            {
                var written = new TableEntity(partition, row);
                foreach (var (name, value) in columns)
                {
                    written[name] = value;
                }

                await table.UpsertEntityAsync(written, TableUpdateMode.Replace, Cancelled);
                TableEntity wanted = await table.GetEntityAsync<TableEntity>(partition, row, cancellationToken: Cancelled);
                var found = await reader.FindAsync(Table, partition, row, columns: null, Cancelled);
                var queried = await reader.QueryAsync(
                    Table,
                    TableClient.CreateQueryFilter($"PartitionKey eq {partition} and RowKey eq {row}"),
                    columns: null,
                    max: null,
                    Cancelled);
                return found is not null && Describe(found) == Describe(wanted) && Describe(Assert.Single(queried)) == Describe(wanted);
            },
            iter: 100, threads: 1);
    }

    [Fact]
    public async Task A_query_brings_all_pages_or_as_many_rows_as_are_wanted_and_the_columns_that_are_wanted()
    {
        var table = await CreateAsync();
        foreach (var some in Enumerable.Range(0, 2_050).Chunk(100))
        {
            var actions = some.Select(number => new TableTransactionAction(
                TableTransactionActionType.Add, new TableEntity("fr", $"{number:0000}") { ["A"] = number, ["B"] = 1 }));
            await table.SubmitTransactionAsync(actions, Cancelled);
        }

        var reader = Reader();
        Assert.Equal(
            Enumerable.Range(0, 2_050),
            (await reader.QueryAsync(Table, filter: null, columns: null, max: null, Cancelled)).Select(row => row.GetInt32("A")!.Value));
        Assert.Equal(
            Enumerable.Range(0, 1_500),
            (await reader.QueryAsync(Table, "PartitionKey eq 'fr'", ["A"], max: 1_500, Cancelled)).Select(row => row.GetInt32("A")!.Value));
        Assert.Empty(await reader.QueryAsync(Table, "PartitionKey eq 'en'", columns: null, max: null, Cancelled));
        var partly = (await reader.FindAsync(Table, "fr", "0007", ["A"], Cancelled))!;
        Assert.Equal((7, null), (partly.GetInt32("A"), partly.GetInt32("B")));
    }

    [Fact]
    public async Task What_is_not_there_is_none()
    {
        await CreateAsync();
        Assert.Null(await Reader().FindAsync(Table, "fr", "nobody", columns: null, Cancelled));
        Assert.Null(await Reader().FindAsync("never", "fr", "nobody", columns: null, Cancelled));
        Assert.Empty(await Reader().QueryAsync("never", filter: null, columns: null, max: null, Cancelled));
    }

    [Fact]
    public async Task A_refusal_is_told_and_a_passing_fault_is_tried_again()
    {
        await CreateAsync();
        var wrongKey = TableConnection.Parse(
            System.Text.RegularExpressions.Regex.Replace(_connection, "AccountKey=[^;]+", "AccountKey=AAAA"));
        var refused = await Assert.ThrowsAsync<RequestFailedException>(
            () => new TableReader(wrongKey, new TableClientOptions()).FindAsync(Table, "fr", "x", columns: null, Cancelled));
        Assert.Equal(403, refused.Status);
        await Assert.ThrowsAsync<RequestFailedException>(
            () => Reader().QueryAsync(Table, "nonsense ~", columns: null, max: null, Cancelled));

        var network = new Network((number, send) => number < 3 ? throw new IOException("Cut off.") : send());
        var options = new TableClientOptions { Transport = network };
        options.Retry.Delay = TimeSpan.FromMilliseconds(1);
        Assert.Null(
            await new TableReader(TableConnection.Parse(_connection), options).FindAsync(Table, "fr", "x", columns: null, Cancelled));
        Assert.Equal(3, network.Requests);
    }

    [Fact]
    public async Task A_shared_access_signature_will_do()
    {
        var table = await CreateAsync();
        await table.UpsertEntityAsync(new TableEntity("fr", "x"), cancellationToken: Cancelled);
        var service = new TableServiceClient(_connection);
        var signature = service.GenerateSasUri(
            Azure.Data.Tables.Sas.TableAccountSasPermissions.Read | Azure.Data.Tables.Sas.TableAccountSasPermissions.List,
            Azure.Data.Tables.Sas.TableAccountSasResourceTypes.All, DateTimeOffset.UtcNow.AddHours(1)).Query;
        foreach (var written in new[] { signature, signature.TrimStart('?') })
        {
            var reader = new TableReader(
                TableConnection.Parse($"TableEndpoint={service.Uri.GetLeftPart(UriPartial.Path)};SharedAccessSignature={written}"),
                new TableClientOptions());
            Assert.NotNull(await reader.FindAsync(Table, "fr", "x", columns: null, Cancelled));
            Assert.Single(await reader.QueryAsync(Table, "RowKey eq 'x'", columns: null, max: null, Cancelled));
        }
    }

    [Theory]
    [InlineData("AccountName=news;AccountKey=AAAA", "https://news.table.core.windows.net/")]
    [InlineData(
        "DefaultEndpointsProtocol=http;AccountName=news;AccountKey=AAA=;EndpointSuffix=core.chinacloudapi.cn;",
        "http://news.table.core.chinacloudapi.cn/"
    )]
    [InlineData(
        "accountname=news; accountkey=AAAA; TableEndpoint=https://news.table.cosmos.azure.com:443/",
        "https://news.table.cosmos.azure.com/"
    )]
    [InlineData("UseDevelopmentStorage=true", "http://127.0.0.1:10002/devstoreaccount1")]
    public void A_connection_string_names_an_account_or_an_endpoint(string text, string endpoint) =>
        Assert.Equal(new Uri(endpoint), TableConnection.Parse(text).Endpoint);

    [Theory]
    [InlineData("")]
    [InlineData("AccountKey=AAAA")]
    [InlineData("AccountName=news")]
    [InlineData("TableEndpoint=https://news.table.core.windows.net/;AccountKey=AAAA")]
    public void A_connection_string_that_opens_nothing_is_refused(string text) =>
        Assert.Throws<FormatException>(() => TableConnection.Parse(text));

    [Theory]
    [InlineData("https://news.table.core.windows.net", "https://storage.azure.com/.default")]
    [InlineData("https://news.table.cosmos.azure.com", "https://cosmos.azure.com/.default")]
    public async Task An_identity_shows_its_token_for_the_service_that_has_the_tables(string endpoint, string scope)
    {
        var credential = new Identity();
        var seen = new List<string>();
        var options = new TableClientOptions { Transport = new Network((_, _) => throw new CrashException()) };
        options.AddPolicy(new Seen(seen), HttpPipelinePosition.BeforeTransport);
        var reader = new TableReader(TableConnection.Of(new Uri(endpoint), credential), options);
        await Assert.ThrowsAsync<CrashException>(() => reader.FindAsync(Table, "fr", "x", columns: null, Cancelled));
        Assert.Equal([scope], credential.Scopes);
        Assert.Equal([$"Bearer t GET {endpoint}/{Table}(PartitionKey='fr',RowKey='x')"], seen);
    }

    private static string Describe(TableEntity row) =>
        string.Join(';', row.Keys.Order(StringComparer.Ordinal).Select(name => $"{name}={Describe(row[name])}"));

    private static string? Describe(object? value) => value switch
    {
        byte[] bytes => Convert.ToHexString(bytes),
        DateTimeOffset time => time.UtcDateTime.ToString("O"),
        _ => $"{value?.GetType()} {value}",
    };

    private TableReader Reader() => new(TableConnection.Parse(_connection), new TableClientOptions());

    private async Task<TableClient> CreateAsync()
    {
        var table = new TableClient(_connection, Table);
        await table.CreateIfNotExistsAsync(Cancelled);
        return table;
    }

    private sealed class Identity : TokenCredential
    {
        public List<string> Scopes { get; } = [];

        public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
            throw new NotSupportedException("Newsroom does not block.");

        public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken)
        {
            Scopes.AddRange(requestContext.Scopes);
            return new(new AccessToken("t", DateTimeOffset.MaxValue));
        }
    }

    private sealed class Seen(List<string> seen) : Azure.Core.Pipeline.HttpPipelineSynchronousPolicy
    {
        public override void OnSendingRequest(HttpMessage message)
        {
            message.Request.Headers.TryGetValue("Authorization", out var authorization);
            seen.Add($"{authorization} {message.Request.Method} {message.Request.Uri}");
        }
    }
}
