namespace Newsroom.Storage;

/// <summary>What the schema row says beside the version (<see cref="Schema"/>).</summary>
/// <param name="IsYoungerThanEditions">Whether the tables are younger than the editions.</param>
/// <param name="SiteId">The id of the site (<see cref="SiteId"/>); empty for a site that is older than such ids.</param>
internal sealed record SchemaSnapshot(bool IsYoungerThanEditions, string SiteId);
