using System;
using System.Linq;
using MbRlRobot.Robots;
using MbRlRobot.TestKit;
using MbRlRobot.TestKit.Robots;
using Xunit;

namespace MbRlRobot.Tests.Robots;

public sealed class EpisodeStartTests
{
    private const int Draws = 20_000;

    [Fact]
    public void The_same_seed_gives_the_same_start_and_another_seed_another()
    {
        RobotDescription robot = Robot("""{ "uniform": [-1, 1] }""");
        Assert.Equal(Draw(robot, 5).States, Draw(robot, 5).States);
        Assert.Equal(Draw(robot, 5).Parameters, Draw(robot, 5).Parameters);
        Assert.Equal(1000, Enumerable.Range(0, 1000).Select(seed => Draw(robot, (ulong)seed).States[0]).Distinct().Count());
    }

    /// <summary>Pinned: a stored seed must give the same start in later versions.</summary>
    [Fact]
    public void Draws_the_numbers_it_has_always_drawn()
    {
        (double[] states, double[] parameters) = Draw(Robot("""{ "uniform": [-1, 1] }"""), 42);
        Assert.Equal([-0.052167441864202635, 0, 0, 0], states);
        Assert.Equal([0.14304787698673696], parameters);
    }

    [Fact]
    public void One_value_does_not_depend_on_the_others()
    {
        RobotDescription robot = Robot("""{ "normal": [0, 0.1] }""");
        RobotDescription changed = SampleRobot.Read(
            ("$.reset.simulation", """{ "theta": { "normal": [0, 1] }, "x": { "normal": [0, 0.1] } }"""));
        Assert.NotEqual(Draw(robot, 3).States[1], Draw(changed, 3).States[1]);
        Assert.Equal(Draw(robot, 3).States[0], Draw(changed, 3).States[0]);
    }

    [Fact]
    public void A_state_without_a_distribution_starts_at_zero_and_a_parameter_at_its_default()
    {
        (double[] states, double[] parameters) = Draw(
            SampleRobot.Read(("$.reset", null), ("$.parameters[0]", """{ "name": "goalX", "default": 0.25, "limits": [-1, 1] }""")), 1);
        Assert.Equal([0, 0, 0, 0], states);
        Assert.Equal([0.25], parameters);
    }

    [Fact]
    public void A_constant_is_itself_and_an_angle_comes_wrapped()
    {
        double[] states = Draw(SampleRobot.Read(("$.reset.simulation", """{ "x": { "constant": 0.5 }, "theta": { "constant": 3.1416 } }""")), 9).States;
        Assert.Equal(0.5, states[0]);
        Assert.Equal(3.1416 - (2 * Math.PI), states[1], 1e-15);
    }

    [Fact]
    public void Uniform_values_fill_their_interval_evenly()
    {
        double[] values = Values(Robot("""{ "uniform": [-0.5, 1] }"""));
        Assert.All(values, value => Assert.InRange(value, -0.5, 1));
        for (int bin = 0; bin < 10; bin++)
        {
            double low = -0.5 + (0.15 * bin);
            Assert.InRange(values.Count(value => value >= low && value < low + 0.15), (Draws / 10) - 200, (Draws / 10) + 200);
        }
    }

    [Fact]
    public void Normal_values_have_their_moments()
    {
        double[] values = Values(Robot("""{ "normal": [0.1, 0.05] }"""));
        Assert.Equal(0.1, values.Average(), 0.0015);
        Assert.Equal(0.05, Deviation(values), 0.001);
        Assert.InRange(values.Count(value => Math.Abs(value - 0.1) < 0.05) / (double)Draws, 0.672, 0.693);
        Assert.InRange(values.Count(value => Math.Abs(value - 0.1) < 0.1) / (double)Draws, 0.949, 0.960);
    }

    [Fact]
    public void Normal_values_are_cut_at_the_limits_not_piled_up_there()
    {
        double[] values = Values(Robot("""{ "normal": [1, 1] }"""));
        Assert.All(values, value => Assert.InRange(value, -1, 1));
        Assert.DoesNotContain(1.0, values);
        Assert.DoesNotContain(-1.0, values);

        // of a normal distribution cut to within two deviations below its mean
        Assert.Equal(1 - (2 * (0.398942 - 0.053991) / 0.954500), values.Average(), 0.01);
    }

    [Fact]
    public void A_normal_value_that_keeps_missing_its_limits_is_put_on_the_nearer_one()
    {
        Distribution far = new(Normal: new NormalMoments(10, 1e-3));
        Assert.Equal(1, new StartDraws(1, "x").Next(far, new Interval(-1, 1)));
        Assert.Equal(12, new StartDraws(1, "x").Next(far, new Interval(12, 13)));
    }

    [Fact]
    public void Points_of_a_ring_are_uniform_over_its_area()
    {
        RobotDescription robot = SampleRobot.Read(("$.parameters", """
            [ { "name": "goalX", "default": 0, "limits": [-1, 1], "reset": { "annulus": [0.5, 1], "with": "goalY" } },
              { "name": "goalY", "default": 0, "limits": [-1, 1] } ]
            """));
        (double X, double Y)[] points = [.. Enumerable.Range(0, Draws).Select(seed => Draw(robot, (ulong)seed).Parameters).Select(each => (each[0], each[1]))];
        double[] radii = [.. points.Select(point => Math.Sqrt((point.X * point.X) + (point.Y * point.Y)))];
        Assert.All(radii, radius => Assert.InRange(radius, 0.5 - 1e-12, 1 + 1e-12));

        // half of the area lies within the radius sqrt(5/8)
        Assert.InRange(radii.Count(radius => radius < Math.Sqrt(0.625)), (Draws / 2) - 250, (Draws / 2) + 250);
        Assert.InRange(points.Count(point => point.X > 0 && point.Y > 0), (Draws / 4) - 250, (Draws / 4) + 250);
        Assert.InRange(points.Count(point => Math.Abs(point.X) < point.Y), (Draws / 4) - 250, (Draws / 4) + 250);
    }

    [Fact]
    public void A_ring_of_huge_radii_stays_finite() =>
        Assert.True(double.IsFinite(new StartDraws(1, "x").Ring(new Interval(1e299, 1e300)).X));

    [Fact]
    public void Places_a_start_by_the_names_of_channels()
    {
        double[] values = [9, 9, 9, 9, 9];
        EpisodeStart.Place(SampleRobot.Read(), [1, 2, 3, 4], ["thetaDot", "temperature", "encoder", "xDot", "theta"], values);
        Assert.Equal([4, 0, 1, 3, 2], values);
    }

    [Fact]
    public void Refuses_spans_of_another_length_by_what_they_hold()
    {
        RobotDescription robot = SampleRobot.Read();
        Assert.Contains("4", Assert.Throws<ArgumentException>("learnedStates", () => EpisodeStart.Draw(robot, 1, new double[5], new double[1])).Message);
        Assert.Throws<ArgumentException>("parameters", () => EpisodeStart.Draw(robot, 1, new double[4], []));
        Assert.Throws<ArgumentException>("learnedStates", () => EpisodeStart.Place(robot, new double[3], ["x"], new double[1]));
        Assert.Throws<ArgumentException>("values", () => EpisodeStart.Place(robot, new double[4], ["x"], new double[2]));
    }

    [Fact]
    public void Draws_without_allocating()
    {
        RobotDescription robot = SampleRobot.Read();
        double[] states = new double[4];
        double[] parameters = new double[1];
        EpisodeStart.Draw(robot, 1, states, parameters);
        using (AllocationGuard.Expect(0))
        {
            EpisodeStart.Draw(robot, 2, states, parameters);
        }
    }

    private static RobotDescription Robot(string x) =>
        SampleRobot.Read(("$.reset.simulation", $$"""{ "x": {{x}}, "theta": { "constant": 0 } }"""));

    private static double[] Values(RobotDescription robot) =>
        [.. Enumerable.Range(0, Draws).Select(seed => Draw(robot, (ulong)seed).States[0])];

    private static (double[] States, double[] Parameters) Draw(RobotDescription robot, ulong seed)
    {
        double[] states = new double[robot.State.Count(state => state.Role.IsLearned)];
        double[] parameters = new double[robot.Parameters.Count];
        EpisodeStart.Draw(robot, seed, states, parameters);
        return (states, parameters);
    }

    private static double Deviation(double[] values)
    {
        double mean = values.Average();
        return Math.Sqrt(values.Average(value => (value - mean) * (value - mean)));
    }
}
