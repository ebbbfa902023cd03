using Xunit;

namespace MbRlRobot.Repository.Tests.Scanning;

/// <summary>In the expectations a dot stands for a blanked character.</summary>
public sealed class SourceMaskTests
{
    [Theory]
    [InlineData("a; // b", "a;.....")]
    [InlineData("a; /* { */ b;", "a;.........b;")]
    [InlineData("a /* no end", "a..........")]
    [InlineData("#error don't\nx", "............\nx")]
    [InlineData("x = 1; // \"\ny", "x.=.1;.....\ny")]
    public void Blanks_comments_and_directives(string source, string expected) => AssertCode(source, expected);

    [Theory]
    [InlineData("'{' + 1", "'.'.+.1")]
    [InlineData("'\\'' + 1", "'..'.+.1")]
    [InlineData("'\\u007b'", "'......'")]
    public void Blanks_character_literals(string source, string expected) => AssertCode(source, expected);

    [Theory]
    [InlineData("\"\" + x", "\"\".+.x")]
    [InlineData("\"{\" + x", "\".\".+.x")]
    [InlineData("\"\\\"{\" + x", "\"...\".+.x")]
    [InlineData("\"\\\\\" + x", "\"..\".+.x")]
    [InlineData("\"// no\" + x", "\".....\".+.x")]
    [InlineData("@\"\\\" + x", ".\".\".+.x")]
    [InlineData("@\"a\"\"b\" + x", ".\"....\".+.x")]
    [InlineData("@int + x", "@int.+.x")]
    [InlineData("\"no end\nx;", "\"......\nx;")]
    public void Blanks_what_strings_say(string source, string expected) => AssertCode(source, expected);

    [Theory]
    [InlineData("$\"a{b}c\" + x", ".\"..b..\".+.x")]
    [InlineData("$\"{{b}}\" + x", ".\".....\".+.x")]
    [InlineData("$\"{b:0.0}\" + x", ".\".b.....\".+.x")]
    [InlineData("$\"{b,5:yyyy'-'}\"", ".\".b,5.........\"")]
    [InlineData("$\"{(c ? 1 : 2)}\"", ".\".(c.?.1.:.2).\"")]
    [InlineData("$\"{a::b}\"", ".\".a::b.\"")]
    [InlineData("$\"{f(\"}\")}\"", ".\".f(\".\").\"")]
    [InlineData("$\"{x switch { 1 => 2 }}\"", ".\".x.switch.{.1.=>.2.}.\"")]
    [InlineData("$@\"{a}\\\" + x", "..\".a..\".+.x")]
    [InlineData("@$\"{a}\"\"{b}\"", "..\".a....b.\"")]
    [InlineData("$\"{$\"{a}\"}\"", ".\"..\".a.\".\"")]
    public void Keeps_the_code_in_holes(string source, string expected) => AssertCode(source, expected);

    [Theory]
    [InlineData("\"\"\"a \"\" b\"\"\" + x", "\"\"\"......\"\"\".+.x")]
    [InlineData("\"\"\"\"a\"\"\" b\"\"\"\"", "\"\"\"\"......\"\"\"\"")]
    [InlineData("\"\"\"\n{\n\"\"\"", "\"\"\"\n.\n\"\"\"")]
    [InlineData("$\"\"\"{a}\"\"\"", ".\"\"\".a.\"\"\"")]
    [InlineData("$$\"\"\"{a}{{b}}\"\"\"", "..\"\"\".....b..\"\"\"")]
    [InlineData("$$\"\"\"{{{b}}}\"\"\"", "..\"\"\"...b...\"\"\"")]
    public void Reads_raw_strings(string source, string expected) => AssertCode(source, expected);

    [Theory]
    [InlineData("a; // why", "...//.why")]
    [InlineData("/* what\n*/ b;", "/*.what\n*/...")]
    [InlineData("b; \"// not\"", "...........")]
    public void Keeps_comments_apart(string source, string expected) =>
        Assert.Equal(expected, SourceMask.Of(source).Comments.Replace(' ', '.'));

    private static void AssertCode(string source, string expected) =>
        Assert.Equal(expected, SourceMask.Of(source).Code.Replace(' ', '.'));
}
