namespace Newsroom.Benchmarks.Search.Engines;

/// <summary>An engine that also answers in a process of its own, from the index that was made in this one: this program, called with other arguments.</summary>
internal interface IStandaloneEngine
{
    /// <summary>Arguments to be an app that answers <c>/search?q=a+b</c> and <c>/api/health</c> and says where it listens.</summary>
    IReadOnlyList<string> Endpoint { get; }

    /// <summary>Arguments to print the best hit for all of the words on a line, and end.</summary>
    IReadOnlyList<string> FirstAnswer(IReadOnlyList<string> words);
}
