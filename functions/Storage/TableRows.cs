using System.Globalization;
using System.Text.Json;
using Azure;
using Azure.Data.Tables;

namespace Newsroom.Storage;

/// <summary>
/// Rows as the table service sends them: JSON in which values of other types than text, number and boolean carry an annotation
/// <c>@odata.type</c> (OData 3, minimal metadata).
/// </summary>
internal static class TableRows
{
    private const string Metadata = "odata.";
    private const string ETagName = "odata.etag";
    private const string TypeSuffix = "@odata.type";

    /// <exception cref="JsonException">The response is not a row.</exception>
    public static TableEntity ReadOne(ReadOnlySpan<byte> response)
    {
        var json = new Utf8JsonReader(response);
        json.Read();
        return ReadRow(ref json);
    }

    /// <exception cref="JsonException">The response is not a list of rows.</exception>
    public static void ReadInto(List<TableEntity> rows, ReadOnlySpan<byte> response)
    {
        var json = new Utf8JsonReader(response);
        json.Read();
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            var isList = json.ValueTextEquals("value"u8);
            json.Read();
            if (!isList)
            {
                json.Skip();
                continue;
            }

            while (json.Read() && json.TokenType == JsonTokenType.StartObject)
            {
                rows.Add(ReadRow(ref json));
            }
        }
    }

    private static TableEntity ReadRow(ref Utf8JsonReader json)
    {
        var row = new TableEntity();
        string? annotated = null;
        string? type = null;
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            var name = json.GetString()!;
            json.Read();
            if (name.EndsWith(TypeSuffix, StringComparison.Ordinal))
            {
                // The annotation comes before its value.
                (annotated, type) = (name[..^TypeSuffix.Length], json.GetString());
            }
            else if (name == ETagName)
            {
                row.ETag = new ETag(json.GetString()!);
            }
            else if (name == nameof(TableEntity.Timestamp))
            {
                row.Timestamp = json.GetDateTimeOffset();
            }
            else if (!name.StartsWith(Metadata, StringComparison.Ordinal))
            {
                row[name] = ReadValue(ref json, name == annotated ? type : null);
            }
        }

        return row;
    }

    private static object? ReadValue(ref Utf8JsonReader json, string? type) => (json.TokenType, type) switch
    {
        (JsonTokenType.Null, _) => null,
        (JsonTokenType.True or JsonTokenType.False, _) => json.GetBoolean(),
        (JsonTokenType.Number, "Edm.Double") => json.GetDouble(),
        (JsonTokenType.Number, _) => json.TryGetInt32(out var number) ? (object)number : json.GetDouble(),
        (_, "Edm.Binary") => json.GetBytesFromBase64(),
        (_, "Edm.Int64") => long.Parse(json.GetString()!, CultureInfo.InvariantCulture),
        (_, "Edm.DateTime") => json.GetDateTimeOffset(),
        (_, "Edm.Guid") => json.GetGuid(),
        (_, "Edm.Double") => double.Parse(json.GetString()!, CultureInfo.InvariantCulture),
        _ => json.GetString(),
    };
}
