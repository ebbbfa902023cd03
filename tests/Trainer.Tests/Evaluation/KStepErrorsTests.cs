using System.Collections.Generic;
using System.Linq;
using MbRlRobot.Evaluation;
using MbRlRobot.TestKit.Doubles;
using MbRlRobot.TestKit.Robots;
using MbRlRobot.Transitions;
using Xunit;

namespace MbRlRobot.Trainer.Tests.Evaluation;

public sealed class KStepErrorsTests
{
    private const float Drift = 0.01f;

    [Fact]
    public void Grows_with_the_steps_as_the_errors_add_up()
    {
        IReadOnlyList<KStepError> errors = KStepErrors.Of(
            LinearEnsemble.Robot, LinearEnsemble.Of([[0, 0.02f, 0, 0], [0, 0.06f, 0, 0]]), Still(episode: 0, 0, 8), steps: 5);
        Assert.Equal([1, 2, 3, 4, 5], errors.Select(error => error.Steps));
        Assert.All(errors, error => Assert.Equal(0.04 * error.Steps, error.Rmse[1], 1e-5));
        Assert.All(errors, error => Assert.Equal(0, error.StillRmse[1]));
        Assert.All(errors, error => Assert.Equal(0, error.Rmse[0], 1e-6));
    }

    [Fact]
    public void Knows_how_far_staying_still_is_off()
    {
        List<Transition> rows = [.. Enumerable.Range(0, 6).Select(step => LinearEnsemble.Row(
            (ulong)step, 0, step, [Drift * step, 0, 0, 0, 0], [Drift * (step + 1), 0, 0, 0, 0]))];
        IReadOnlyList<KStepError> errors = KStepErrors.Of(LinearEnsemble.Robot, LinearEnsemble.Of([[Drift, 0, 0, 0]]), rows, steps: 3);
        Assert.All(errors, error => Assert.Equal(Drift * error.Steps, error.StillRmse[0], 1e-6));
        Assert.All(errors, error => Assert.Equal(0, error.Rmse[0], 1e-6));
    }

    [Fact]
    public void Stops_at_the_end_of_an_episode()
    {
        Transition[] rows = [.. Still(episode: 0, 0, 3), .. Still(episode: 1, 3, 2)];
        IReadOnlyList<KStepError> errors = KStepErrors.Of(LinearEnsemble.Robot, LinearEnsemble.Of([[Drift, 0, 0, 0]]), rows, steps: 9);
        Assert.Equal([5, 3, 1], errors.Select(error => error.Predictions));
        Assert.Equal([1, 2, 3], errors.Select(error => error.Steps));
    }

    [Theory]
    [InlineData("an emergency stop", new[] { 3, 1 })]
    [InlineData("a row lost", new[] { 3, 1 })]
    [InlineData("done in between", new[] { 4, 2 })]
    [InlineData("another robot", new[] { 4, 1 })]
    [InlineData("nothing", new[] { 4, 3, 2, 1 })]
    public void Stops_where_rows_do_not_follow_each_other(string between, int[] predictions)
    {
        Transition[] rows = Still(episode: 0, 0, 4);
        rows = between switch
        {
            "an emergency stop" => [rows[0], rows[1] with { Flags = TransitionFlags.Estop }, rows[2], rows[3]],
            "a row lost" => [rows[0], rows[2], rows[3]],
            "done in between" => [rows[0], rows[1] with { Flags = TransitionFlags.Done }, rows[2], rows[3]],
            "another robot" => [rows[0], rows[1] with { Id = new TransitionId("other", 7, 1) }, rows[2], rows[3]],
            _ => rows,
        };
        Assert.Equal(
            predictions,
            KStepErrors.Of(LinearEnsemble.Robot, LinearEnsemble.Of([[0, 0, 0, 0]]), rows, 9).Select(error => error.Predictions));
    }

    [Fact]
    public void Agrees_with_the_one_step_errors_and_with_itself_beyond_a_block()
    {
        Transition[] rows = [.. Enumerable.Range(0, 300).Select(step => LinearEnsemble.Row(
            (ulong)step, step / 60, step % 60, [0, 3.1f, step / 300f, 1, 0], [0, -3.1f, 0, 1, 0.5f], 0.5f))];
        ModelEvaluation evaluation = ModelEvaluation.Of(SampleRobot.Read(), RandomEnsemble.Of(SampleRobot.Read(), 3), rows, 2);
        Assert.Equal((300, 300, 295), (evaluation.Rows, evaluation.KSteps[0].Predictions, evaluation.KSteps[1].Predictions));
        Assert.All(
            evaluation.States.Zip(evaluation.KSteps[0].Rmse), pair => Assert.Equal(pair.First.Rmse, pair.Second, 1e-5 * pair.Second));
    }

    private static Transition[] Still(int episode, int first, int count) =>
        [.. Enumerable.Range(0, count).Select(step => LinearEnsemble.Row(
            (ulong)(first + step), episode, step, [0, 0, 0, 0, 0], [0, 0, 0, 0, 0]))];
}
