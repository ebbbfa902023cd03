namespace MbRlRobot.Boards;

/// <summary>Something of the board that a part takes. Two parts may take the same thing only where they say the same key.</summary>
/// <param name="Resource">What is taken, as messages call it: "line 17".</param>
/// <param name="Key">Who takes it: parts that share a bus or a chip have the same key.</param>
/// <param name="Path">The JSON path that takes it.</param>
/// <param name="Remedy">What may stand there instead.</param>
internal sealed record Claim(string Resource, string Key, string Path, string Remedy)
{
    /// <summary>A digital line of the part's own.</summary>
    public static Claim Line(PartPlace place, string setting, int line) =>
        new($"line {line}", place.Of(setting), place.Of(setting), "a line that nothing else uses");

    /// <summary>A line that a bus or a controller takes by itself.</summary>
    public static Claim Pin(string owner, int line, string path) =>
        new($"line {line}", owner, path, $"a line beside those that {owner} uses");
}
