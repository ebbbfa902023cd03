using System;

namespace MbRlRobot.TestKit;

/// <summary>Names the adapter that a test class is about.</summary>
/// <param name="availability">
/// A type with a static method <c>SkipReason(string adapter)</c>: null where the adapter can be used, else why not.
/// </param>
/// <param name="adapter">The adapter's name.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class AdapterUnderTestAttribute(Type availability, string adapter) : Attribute
{
    /// <summary>The type that knows which adapters can be used.</summary>
    public Type Availability => availability;

    /// <summary>The adapter's name.</summary>
    public string Adapter => adapter;
}
