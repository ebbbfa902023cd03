namespace MbRlRobot.Repository.Tests.Scanning;

/// <summary>A type that is not nested in another.</summary>
/// <param name="Name">Name without type parameters.</param>
/// <param name="IsPublic">Whether it is declared public.</param>
internal sealed record CodeType(string Name, bool IsPublic);
