namespace MbRlRobot.Adapters.Tests;

public sealed class PendulumPlantIoTests : PlantIoContract
{
    protected override string Type => "pendulum";
}
