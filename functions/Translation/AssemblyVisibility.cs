using System.Runtime.CompilerServices;

[assembly: InternalsVisibleTo("Newsroom.Tests")]
