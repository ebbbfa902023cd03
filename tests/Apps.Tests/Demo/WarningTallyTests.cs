using System.Linq;
using MbRlRobot.TrainerApp.Demo;
using Xunit;

namespace MbRlRobot.Apps.Tests.Demo;

public sealed class WarningTallyTests
{
    [Fact]
    public void Counts_what_differs_in_numbers_alone_as_the_same()
    {
        WarningTally tally = new();
        Assert.True(tally.Add("episode 1, step 3: the reward is NaN"));
        Assert.False(tally.Add("episode 12, step 1: the reward is -1e+30"));
        Assert.True(tally.Add("episode 1, step 3: x = 3 m left its limits"));
        Assert.Equal(
            ["episode 12, step 1: the reward is -1e+30 (2 times like this)", "episode 1, step 3: x = 3 m left its limits"],
            tally.Kinds.Select(WarningTally.Describe));
    }
}
