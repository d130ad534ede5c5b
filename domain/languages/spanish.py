"""Spanish."""

from domain.languages.language import AnalyticsWords, Headings, Language, PageWords, PeopleHeadings

_HEADINGS = Headings(
    account=(
        "Nombre de la empresa, Nombre de empresa, Nombre de la cuenta, Nombre de cuenta, Nombre de "
        "la compañía, Empresa, Empresas, Compañía, Razón social, Cuenta, Cuentas, Nombre del "
        "cliente, Cliente, Clientes, Organización, Sociedad"
    ),
    name="Nombre",
    website=(
        "Sitio web, Sitio, Página web, URL del sitio web, Web, Dominio, Nombre de dominio, "
        "Dirección web"
    ),
    linkedin_page="Página de LinkedIn, Perfil de LinkedIn, Enlace de LinkedIn",
    owner=(
        "Propietario de la cuenta, Propietario de cuenta, Propietario de la empresa, Propietario, "
        "Comercial, Responsable, Encargado, Vendedor, Ejecutivo de cuenta, Asignado a"
    ),
    team="Equipo, Equipo de ventas",
    target="Cuenta objetivo, Cuentas objetivo",
    person="Apellido, Apellidos, Nombre completo, Nombre y apellidos",
    persons_work="Empresa, Puesto, Cargo, Título",
    persons_address="Correo, Correo electrónico, Móvil, Celular",
    company_traits="Industria, Sector, Ingresos, Facturación, Empleados, Número de empleados",
    headline="Titular, Título, Cargo, Puesto, Ocupación, Profesión",
    other=(
        "Ciudad, País, Provincia, Estado, Código postal, Calle, Dirección, Teléfono, Notas, "
        "Comentarios, Tipo, Prioridad, Contacto"
    ),
)

_PEOPLE_HEADINGS = PeopleHeadings(
    full_name="nombre completo, nombre y apellidos, nombre, contacto",
    first_name="nombre de pila",
    last_name="apellido, apellidos",
    title="cargo, puesto, título, profesión, ocupación",
    company="empresa, compañía, organización",
)

_PAGE = PageWords(
    buttons=(
        "recomendar, recomendado, me gusta, celebrar, apoyar, me encanta, interesante, "
        "divertido, hace gracia, responder, comentar, seguir, siguiendo, + seguir, conectar, + "
        "conectar, pendiente, mensaje, enviar mensaje, verificado, verificada, editado, "
        "(editado), más, …más, ver más, …ver más, … ver más, ver menos, compartir, enviar, "
        "guardar, guardado, mostrar más resultados, ver perfil, todos, todas, reacciones, "
        "comentarios, ver traducción, mostrar traducción, foto de perfil, miembro premium, "
        "perfil verificado, abierto a trabajar, en busca de empleo, más relevantes, más "
        "recientes, cargar más comentarios, añadir nota, añadir a la lista, seleccionar todo"
    ),
    below_comment="recomendar, me gusta, responder",
    badges="verificado, verificada, perfil verificado, miembro premium",
    author="autor, autora",
    you="tú, usted",
    around_name=(
        "Ver el perfil de …, Ver perfil de …, Ver el perfil completo de …, Ver el perfil "
        "verificado de …, Seleccionar a …, Seleccionar …, Añadir a … a la selección, Añadir … a "
        "la selección, Agregar a … a la selección, … está disponible, … está en línea"
    ),
    ordinals="º, .º, er, .er, °, o, ª",
    and_more="+, y más, o más, y superior",
    degrees=(
        "contacto de … grado, contacto de … nivel, conexión de … grado, … grado, fuera de la "
        "red, fuera de tu red"
    ),
    counted=(
        "reacción, reacciones, comentario, comentarios, respuesta, respuestas, veces compartido, "
        "seguidor, seguidores, contactos, impresiones, recomendaciones"
    ),
    mutual="contactos en común, contacto en común, conexiones en común",
    ages="min, h, d, día, días, sem, sem., semana, semanas, mes, meses, a, año, años",
    ago="hace, editado",
    tenure="en el cargo, en la empresa, en el puesto",
    current="actual, actualmente",
    summaries="acerca de, anterior, extracto, aptitudes, educación",
    places="y alrededores, área metropolitana, región de",
    countries=(
        "estados unidos, reino unido, irlanda, alemania, austria, suiza, francia, bélgica, "
        "países bajos, luxemburgo, españa, portugal, italia, suecia, dinamarca, noruega, "
        "finlandia, islandia, polonia, chequia, eslovaquia, hungría, rumanía, bulgaria, grecia, "
        "croacia, eslovenia, serbia, ucrania, estonia, letonia, lituania, turquía, israel, "
        "emiratos árabes unidos, arabia saudí, egipto, sudáfrica, nigeria, kenia, marruecos, "
        "india, china, hong kong, japón, corea del sur, singapur, malasia, indonesia, tailandia, "
        "vietnam, filipinas, australia, nueva zelanda, canadá, méxico, brasil, argentina, chile, "
        "colombia, perú, ee. uu., usa, república checa"
    ),
)

_TITLES = (
    "director directora gerente ingeniero ingeniera jefe jefa fundador fundadora cofundador "
    "cofundadora responsable comprador compradora vendedor vendedora comercial consultor "
    "consultora coordinador coordinadora analista asesor asesora presidente presidenta "
    "vicepresidente vicepresidenta socio socia encargado encargada técnico técnica desarrollador "
    "desarrolladora especialista asistente administrador administradora ejecutivo ejecutiva "
    "estudiante abogado abogada contador contadora becario becaria profesor profesora dueño "
    "dueña propietario propietaria subdirector subdirectora supervisora líder gestor gestora "
    "autónomo autónoma"
)
_GIVEN_NAMES = (
    "josé antonio manuel francisco juan carlos javier jesús alejandro miguel rafael pedro "
    "fernando luis sergio jorge alberto álvaro diego adrián raúl enrique pablo ramón maría "
    "carmen ana isabel laura cristina marta dolores lucía pilar elena sara raquel mercedes "
    "rosario beatriz teresa sofía paula andrea rocío inés alba"
)

_ANALYTICS = AnalyticsWords(
    impressions="impresiones",
    members_reached="miembros alcanzados",
    profile_viewers="visualizaciones del perfil desde esta publicación",
    followers_gained=(
        "seguidores obtenidos a través de esta publicación, seguidores conseguidos con esta "
        "publicación"
    ),
    total_engagements="interacciones",
    social_engagements="interacciones sociales",
    reactions="reacciones",
    comments="comentarios",
    reposts="veces compartido, republicaciones",
    one_reaction="reacción",
    one_comment="comentario",
    one_repost="vez compartido, republicación",
    saves="veces guardado, guardados",
    sends="envíos en linkedin",
    link_engagements="visitas a los enlaces, interacciones con el enlace",
    company="empresa",
    other=(
        "rendimiento, información detallada principal, análisis de la publicación, url de la "
        "publicación, fecha de publicación, hora de publicación, fecha, categoría, valor, "
        "porcentaje, tamaño de la empresa, cargo, ubicación, sector, nivel de responsabilidad, "
        "cargo principal, ubicación principal, sector principal, visualizaciones de video, tiempo "
        "de visualización, promedio de visualización"
    ),
)

SPANISH = Language(
    headings=_HEADINGS,
    totals="Total, Total general, Subtotal, Suma, Recuento, Promedio",
    people_headings=_PEOPLE_HEADINGS,
    weak_at="en, de, del, para, por, al, la, el",
    deal_with="con",
    heads=("fundador, fundadora, cofundador, cofundadora, dueño, dueña, propietario, propietaria"),
    of="de, del",
    titles=_TITLES,
    given_names=_GIVEN_NAMES,
    legal_forms=(
        "sl, slu, sociedad anonima, sociedad limitada, sa de cv, sapi de cv, s de rl de cv, s de rl"
    ),
    page=_PAGE,
    analytics=_ANALYTICS,
)
