using Newsroom.Translation.Apertium;
using Xunit;

namespace Newsroom.Tests.Translation;

public sealed class ApertiumModesTests
{
    [Theory]
    [InlineData("fra-cat cat-eng fr-es spa-eng", "fr", "en", "fr-es spa-eng")]
    [InlineData("fra-cat cat-eng", "fr", "en", "fra-cat cat-eng")]
    [InlineData("fra-cat cat-eng fra-eng", "fr", "en", "fra-eng")]
    [InlineData("fra-cat cat-spa spa-eng eng-deu fra-oci oci-deu", "fr", "de", "fra-oci oci-deu")]
    [InlineData("fra-cat cat-eng_US eco-fra-eng", "fr", "en", "")]
    [InlineData("fra-cat cat-fra", "fr", "fr", "")]
    [InlineData("", "fr", "en", "")]
    public void The_shortest_way_wins_then_the_better_pivot(string installed, string source, string target, string route)
    {
        var modes = new ApertiumModes(
            installed.Split(' ').Select(name => ApertiumMode.FromPath($"/modes/{name}.mode")).OfType<ApertiumMode>());
        Assert.Equal(route, string.Join(' ', modes.Route(source, target).Select(mode => mode.Name)));
    }

    [Theory]
    [InlineData(
        "lt-proc '/a b/x.bin' | apertium-tagger -g $2 '/y' | lt-proc $1 /z",
        "'lt-proc' -z '/a b/x.bin' | 'apertium-tagger' -z '-g' '/y' | 'lt-proc' -z '-n' '/z'"
    )]
    [InlineData("\"lt proc\" 'it' \"a|b\"", "'lt proc' -z 'it' 'a|b'")]
    [InlineData("a \"it's\"\n", @"'a' -z 'it'\''s'")]
    public void A_pipeline_becomes_a_command_that_answers_at_once(string pipeline, string command) =>
        Assert.Equal(command, ApertiumMode.Command(pipeline));

    [Theory]
    [InlineData("lt-proc x > y")]
    [InlineData("lt-proc $(date)")]
    [InlineData("lt-proc x; rm y")]
    [InlineData("lt-proc x &")]
    [InlineData("lt-proc 'x")]
    [InlineData("lt-proc x |")]
    [InlineData("")]
    public void Other_shell_syntax_is_refused(string pipeline) =>
        Assert.Throws<FormatException>(() => ApertiumMode.Command(pipeline));
}
