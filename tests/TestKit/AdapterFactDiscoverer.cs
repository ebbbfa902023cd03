using System.Collections.Generic;
using Xunit.Abstractions;
using Xunit.Sdk;

namespace MbRlRobot.TestKit;

/// <summary>Makes the test cases of <see cref="AdapterFactAttribute"/>.</summary>
/// <param name="messages">Takes xunit's own messages.</param>
public sealed class AdapterFactDiscoverer(IMessageSink messages) : IXunitTestCaseDiscoverer
{
    /// <inheritdoc />
    public IEnumerable<IXunitTestCase> Discover(
        ITestFrameworkDiscoveryOptions discoveryOptions, ITestMethod testMethod, IAttributeInfo factAttribute) =>
        [new AdapterTestCase(messages, discoveryOptions.MethodDisplayOrDefault(), discoveryOptions.MethodDisplayOptionsOrDefault(), testMethod)];
}
