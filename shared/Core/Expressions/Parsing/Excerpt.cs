namespace MbRlRobot.Expressions.Parsing;

/// <summary>Keeps quotations short, so that a hostile text does not become a hostile message.</summary>
internal static class Excerpt
{
    private const int MaximumLength = 40;

    public static string Of(string text) =>
        text.Length <= MaximumLength ? text : $"{text[..(MaximumLength - 3)]}...";
}
