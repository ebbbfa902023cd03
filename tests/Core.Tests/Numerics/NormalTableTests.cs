using MbRlRobot.Numerics;
using Xunit;

namespace MbRlRobot.Tests.Numerics;

public sealed class NormalTableTests
{
    /// <summary>These numbers are part of the contract: a recorded run replays only if they never change.</summary>
    [Fact]
    public void Gives_these_numbers_for_this_seed()
    {
        float[] values = new float[32];
        NormalTable.Fill(new Philox(20_240_607), 11, values);
        Assert.Equal(
            [-0.206499368f, 0.829070926f, 0.2202916f, 0.520231009f, -0.599176288f],
            [values[0], values[1], values[15], values[16], values[31]]);
    }
}
