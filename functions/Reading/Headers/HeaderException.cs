namespace Newsroom.Reading.Headers;

/// <summary>Front matter that is not in its syntax; the message says why.</summary>
internal sealed class HeaderException(string message, int line, Exception inner) : Exception(message, inner)
{
    /// <summary>Its line in the file, from 1.</summary>
    public int Line => line;
}
