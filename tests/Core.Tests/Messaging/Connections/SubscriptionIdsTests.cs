using MbRlRobot.Messaging.Connections;
using Xunit;

namespace MbRlRobot.Tests.Messaging.Connections;

public sealed class SubscriptionIdsTests
{
    [Theory]
    [InlineData("mbrl/v1/+/transitions", 191309357)]
    [InlineData("", 55308858)]
    public void Are_the_same_in_every_process(string filter, uint id) => Assert.Equal(id, SubscriptionIds.Of(filter));
}
