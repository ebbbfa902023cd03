using System;
using System.Collections.Generic;
using MbRlRobot.Transitions;
using Xunit;

namespace MbRlRobot.Tests.Transitions;

public sealed class TransitionIdTests
{
    /// <summary>
    /// Computed with an independent implementation. A change here moves rows between fit and holdout: never change
    /// them.
    /// </summary>
    [Theory]
    [InlineData("cartpole", 0, 0, 0xEC3D3F3AA60500FD, 0xB88F222CDC2EDBAE, 0x7813DDCFB2007433)]
    [InlineData("cartpole", 0, 1, 0x812D34EDB2022BCB, 0x579441FEBC7E8F23, 0xCFC7EDB42659788F)]
    [InlineData("cartpole", 0x00C0FFEE00C0FFEE, 42, 0x3C50CFDA2594BDF9, 0xE91037014E7325B6, 0x712E5F810AF09848)]
    [InlineData("arm2", ulong.MaxValue, ulong.MaxValue, 0x17C2CF3B8C0169E8, 0xD4F96834CF45B50B, 0x8301AF9105EC5BAE)]
    [InlineData("a", 1, 0, 0x1DE99D8772A913EB, 0x38CF8218BE6B602C, 0x49936562868CD349)]
    public void The_hashes_of_an_id_never_change(
        string robotId, ulong epoch, ulong sequence, ulong key, ulong salt0, ulong salt1)
    {
        var id = new TransitionId(robotId, epoch, sequence);
        Assert.Equal((key, salt0, salt1), (id.StableKey, id.StableHash(0), id.StableHash(1)));
    }

    [Fact]
    public void Keys_of_an_epoch_are_all_different()
    {
        var keys = new HashSet<ulong>();
        for (ulong sequence = 0; sequence < 100_000; sequence++)
        {
            Assert.True(keys.Add(new TransitionId("cartpole", 7, sequence).StableKey));
        }
    }

    /// <summary>Chi-square with 63 degrees of freedom: 99.9 % of uniform hashes stay below 103.4.</summary>
    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 0)]
    [InlineData(7, 0x00C0FFEE00C0FFEE)]
    [InlineData(ulong.MaxValue, ulong.MaxValue)]
    public void Hashes_are_spread_evenly(ulong salt, ulong epoch)
    {
        const int Rows = 64_000;
        int[] bins = new int[64];
        for (ulong sequence = 0; sequence < Rows; sequence++)
        {
            bins[new TransitionId("cartpole", epoch, sequence).StableHash(salt) >> 58]++;
        }

        double chiSquare = 0;
        foreach (int count in bins)
        {
            chiSquare += Math.Pow(count - (Rows / 64.0), 2) / (Rows / 64.0);
        }

        Assert.InRange(chiSquare, 25, 103.4);
    }

    [Fact]
    public void Hashes_of_two_salts_are_independent()
    {
        const int Rows = 40_000;
        int both = 0;
        for (ulong sequence = 0; sequence < Rows; sequence++)
        {
            var id = new TransitionId("cartpole", 3, sequence);
            both += id.StableHash(1) < ulong.MaxValue / 2 && id.StableHash(2) < ulong.MaxValue / 2 ? 1 : 0;
        }

        Assert.InRange(both / (double)Rows, 0.24, 0.26);
    }

    [Fact]
    public void Reads_as_robot_epoch_and_sequence() =>
        Assert.Equal("arm2/00c0ffee00c0ffee/42", new TransitionId("arm2", 0x00C0FFEE00C0FFEE, 42).ToString());
}
