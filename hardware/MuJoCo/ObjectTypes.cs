namespace MbRlRobot.MuJoCo;

/// <summary>The numbers that a version's mjtObj gives the kinds of objects; the self-test finds them by name.</summary>
/// <param name="Joint">mjOBJ_JOINT.</param>
/// <param name="Actuator">mjOBJ_ACTUATOR.</param>
/// <param name="Sensor">mjOBJ_SENSOR.</param>
/// <param name="Key">mjOBJ_KEY.</param>
internal sealed record ObjectTypes(int Joint, int Actuator, int Sensor, int Key);
