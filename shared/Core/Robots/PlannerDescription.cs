namespace MbRlRobot.Robots;

/// <summary>How actions are planned through the model. The defaults are those measured in cart-pole, pendulum and arm.</summary>
/// <param name="Kind">The optimiser.</param>
/// <param name="Horizon">H, the control periods looked ahead.</param>
/// <param name="Population">N, the candidates of the first iteration.</param>
/// <param name="Elites">K, the best candidates that shape the next distribution.</param>
/// <param name="Iterations">The refinements of a decision.</param>
/// <param name="PopulationDecay">The factor by which the population shrinks from one iteration to the next (iCEM's gamma).</param>
/// <param name="Momentum">The share of the old mean and deviation kept at an update (CEM's alpha).</param>
/// <param name="InitialStd">The first standard deviation, as a fraction of half the action range.</param>
/// <param name="NoiseBeta">The exponent of the noise's spectrum over the horizon; 0 is white.</param>
/// <param name="EliteReuse">The share of elites carried on to the next iteration and the next decision (iCEM's xi).</param>
/// <param name="KeepElites">Whether elites go on to the next iteration of a decision.</param>
/// <param name="ShiftElites">Whether elites go on, shifted in time, to the next decision.</param>
/// <param name="AddMean">Whether the mean is a candidate of the last iteration.</param>
/// <param name="Pad">What the shifted mean gets at its end.</param>
/// <param name="Particles">P, the particles of each candidate: a multiple of the model's active members.</param>
/// <param name="Propagation">How particles travel through the ensemble.</param>
/// <param name="Risk">kappa: the objective is the mean less kappa times the standard deviation over particles.</param>
/// <param name="Return">Which sequence is executed.</param>
/// <param name="ReplanEverySteps">The control periods that one plan is followed.</param>
/// <param name="DelaySteps">
/// d, the control periods from the one whose state a plan is made from to the first that it is followed in; null is 0 in lockstep and 1
/// in real time. From 1 on plans are made beside the loop, from the state that the actions committed meanwhile will have led to.
/// </param>
/// <param name="RewardWeight">PDDM's kappa, the sharpness of its weights; null is 10, only for pddm.</param>
/// <param name="Smoothing">PDDM's beta, the share of fresh noise in its filter; null is 0.7, only for pddm.</param>
public sealed record PlannerDescription(
    PlannerKind Kind = PlannerKind.Cem,
    int Horizon = 20,
    int Population = 40,
    int Elites = 10,
    int Iterations = 3,
    double PopulationDecay = 1.25,
    double Momentum = 0.1,
    double InitialStd = 0.5,
    double NoiseBeta = 2,
    double EliteReuse = 0.3,
    bool KeepElites = true,
    bool ShiftElites = true,
    bool AddMean = true,
    WarmStartPad Pad = WarmStartPad.Repeat,
    int Particles = 5,
    Propagation Propagation = Propagation.Tsinf,
    double Risk = 0,
    PlanReturn Return = PlanReturn.Best,
    int ReplanEverySteps = 1,
    int? DelaySteps = null,
    double? RewardWeight = null,
    double? Smoothing = null);
