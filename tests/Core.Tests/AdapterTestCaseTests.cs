using System.Linq;
using MbRlRobot.Ports;
using MbRlRobot.TestKit;
using MbRlRobot.TestKit.Contracts;
using MbRlRobot.TestKit.Doubles;
using Xunit;
using Xunit.Abstractions;
using Xunit.Sdk;

namespace MbRlRobot.Tests;

public sealed class AdapterTestCaseTests
{
    [Fact]
    public void Skips_the_inherited_tests_of_an_adapter_that_is_absent_with_the_reason() =>
        Assert.Equal("absent lacks a package", SkipReason(typeof(AbsentTests)));

    [Fact]
    public void Runs_them_where_the_adapter_is_present() => Assert.Null(SkipReason(typeof(PresentTests)));

    [Fact]
    public void Runs_them_where_the_class_names_no_adapter() => Assert.Null(SkipReason(typeof(PlainTests)));

    [Fact]
    public void Is_found_by_xunit_through_the_attribute()
    {
        object[] data = [.. typeof(AdapterFactAttribute).GetCustomAttributesData()
            .Single(each => each.AttributeType == typeof(XunitTestCaseDiscovererAttribute)).ConstructorArguments.Select(each => each.Value!)];
        Assert.Equal(typeof(AdapterFactDiscoverer).FullName, data[0]);
        Assert.Equal(typeof(AdapterFactDiscoverer).Assembly.GetName().Name, data[1]);
    }

    private static string? SkipReason(System.Type type)
    {
        TestAssembly assembly = new(Reflector.Wrap(type.Assembly));
        TestCollection collection = new(assembly, null, "collection");
        IMethodInfo method = Reflector.Wrap(type.GetMethod(nameof(RegisterBusContract.Allocates_nothing))!);
        TestMethod test = new(new TestClass(collection, Reflector.Wrap(type)), method);
        return new AdapterTestCase(new Xunit.Sdk.NullMessageSink(), TestMethodDisplay.Method, TestMethodDisplayOptions.None, test).SkipReason;
    }

    private static class Availability
    {
        public static string? SkipReason(string adapter) => adapter == "absent" ? "absent lacks a package" : null;
    }

    private abstract class Tests : RegisterBusContract
    {
        protected override IRegisterBus Create() => new RegisterFile();

        protected override IRegisterBus CreateUnplugged() => new RegisterFile { IsPlugged = false };
    }

    [AdapterUnderTest(typeof(Availability), "absent")]
    private sealed class AbsentTests : Tests;

    [AdapterUnderTest(typeof(Availability), "present")]
    private sealed class PresentTests : Tests;

    private sealed class PlainTests : Tests;
}
