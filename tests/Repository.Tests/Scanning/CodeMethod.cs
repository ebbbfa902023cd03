namespace MbRlRobot.Repository.Tests.Scanning;

/// <summary>Something with a body of statements or an expression.</summary>
/// <param name="Name">Name, with the property's before an accessor's.</param>
/// <param name="FirstLine">Line of the signature's begin, counted from 1; attributes and docs are left out.</param>
/// <param name="LastLine">Line of the body's end.</param>
/// <param name="IsAccessor">Whether this belongs to a property, indexer or event.</param>
/// <param name="Remarks">Comments above the signature and inside the body.</param>
internal sealed record CodeMethod(string Name, int FirstLine, int LastLine, bool IsAccessor, string Remarks)
{
    /// <summary>Gets the number of lines.</summary>
    public int Lines => LastLine - FirstLine + 1;
}
