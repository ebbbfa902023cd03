using System;
using System.ComponentModel;
using System.Linq;
using System.Reflection;
using Xunit.Abstractions;
using Xunit.Sdk;

namespace MbRlRobot.TestKit;

/// <summary>A test that is skipped where the adapter that its class names cannot be used.</summary>
public sealed class AdapterTestCase : XunitTestCase
{
    /// <summary>For xunit, which reads test cases back from text.</summary>
    [Obsolete("For xunit's deserializer only.", error: true)]
    [EditorBrowsable(EditorBrowsableState.Never)]
    public AdapterTestCase()
    {
    }

    /// <summary>Makes the test case of a method.</summary>
    /// <param name="messages">Takes xunit's own messages.</param>
    /// <param name="display">How the test's name is made.</param>
    /// <param name="options">How it is written.</param>
    /// <param name="method">The method.</param>
    public AdapterTestCase(IMessageSink messages, TestMethodDisplay display, TestMethodDisplayOptions options, ITestMethod method)
        : base(messages, display, options, method)
    {
    }

    /// <inheritdoc />
    protected override string? GetSkipReason(IAttributeInfo factAttribute)
    {
        IAttributeInfo? named = TestMethod.TestClass.Class.GetCustomAttributes(typeof(AdapterUnderTestAttribute)).FirstOrDefault();
        return named is null
            ? base.GetSkipReason(factAttribute)
            : ReasonOf((Type)named.GetConstructorArguments().First(), (string)named.GetConstructorArguments().Last());
    }

    private static string? ReasonOf(Type availability, string adapter)
    {
        MethodInfo method = availability.GetMethod("SkipReason", BindingFlags.Public | BindingFlags.Static)
            ?? throw new InvalidOperationException($"{availability} has no public static SkipReason(string).");
        return (string?)method.Invoke(null, [adapter]);
    }
}
