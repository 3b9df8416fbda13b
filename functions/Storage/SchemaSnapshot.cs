namespace Newsroom.Storage;

/// <summary>What the schema row says beside the version (<see cref="Schema"/>).</summary>
/// <param name="IsYoungerThanEditions">Whether the tables are younger than the editions.</param>
internal sealed record SchemaSnapshot(bool IsYoungerThanEditions);
