"""Portuguese."""

from domain.languages.language import AnalyticsWords, Headings, Language, PageWords, PeopleHeadings

_HEADINGS = Headings(
    account=(
        "Nome da empresa, Nome da conta, Nome da organização, Empresa, Empresas, Companhia, Razão "
        "social, Conta, Contas, Nome do cliente, Cliente, Clientes, Organização, Sociedade"
    ),
    name="Nome",
    website=(
        "Site, Website, Sítio web, Página web, Página, URL do site, Domínio, Nome de domínio, "
        "Endereço web"
    ),
    linkedin_page="Página do LinkedIn, Perfil do LinkedIn, Link do LinkedIn",
    owner=(
        "Proprietário da conta, Proprietário da empresa, Proprietário, Dono, Dono da conta, "
        "Responsável, Vendedor, Comercial, Gestor de conta, Gerente de contas, Executivo de "
        "contas, Atribuído a"
    ),
    team="Equipe, Equipa, Equipe de vendas, Equipa de vendas",
    target="Conta alvo, Contas alvo, Conta-alvo",
    person="Primeiro nome, Sobrenome, Apelido, Último nome, Nome completo",
    persons_work="Empresa, Cargo, Função, Título",
    persons_address="E-mail, Correio eletrónico, Endereço de e-mail, Celular, Telemóvel",
    company_traits=(
        "Setor, Ramo, Indústria, Faturamento, Receita, Funcionários, Número de funcionários"
    ),
    headline="Título, Cargo, Função, Ocupação, Profissão",
    other=(
        "Cidade, País, Estado, Distrito, CEP, Código postal, Rua, Endereço, Morada, Telefone, "
        "Notas, Observações, Comentários, Tipo, Prioridade, Contato, Contacto"
    ),
)

_PEOPLE_HEADINGS = PeopleHeadings(
    full_name="nome completo, nome, contato, contacto",
    first_name="primeiro nome",
    last_name="sobrenome, apelido, último nome",
    title="cargo, função, posição, título, profissão, ocupação",
    company="empresa, companhia, organização",
)

_PAGE = PageWords(
    buttons=(
        "gostei, gosto, parabéns, apoio, amei, genial, divertido, responder, comentar, seguir, "
        "seguindo, + seguir, conectar, + conectar, pendente, mensagem, enviar mensagem, "
        "verificado, verificada, editado, (editado), mais, …mais, ver mais, …ver mais, … ver "
        "mais, exibir mais, ver menos, compartilhar, partilhar, enviar, salvar, salvo, guardar, "
        "exibir mais resultados, ver perfil, todos, todas, reações, comentários, ver tradução, "
        "exibir tradução, foto do perfil, assinante premium, perfil verificado, aberto a "
        "trabalho, mais relevantes, mais recentes, carregar mais comentários, adicionar nota, "
        "adicionar à lista, selecionar tudo"
    ),
    below_comment="gostei, gosto, responder",
    badges="verificado, verificada, perfil verificado, assinante premium",
    author="autor, autora",
    you="você, tu",
    around_name=(
        "Ver perfil de …, Ver o perfil de …, Veja o perfil de …, Visualizar perfil de …, "
        "Visualizar o perfil de …, Exibir perfil de …, Selecionar …, Adicionar … à seleção, … "
        "está disponível, … está online"
    ),
    ordinals="º, .º, °, o, ª",
    and_more="+, e +, ou mais, e acima",
    degrees=(
        "conexão de … grau, ligação de … grau, contato de … grau, … grau, fora da rede, fora da "
        "sua rede"
    ),
    counted=(
        "reação, reações, comentário, comentários, resposta, respostas, compartilhamento, "
        "compartilhamentos, partilhas, seguidor, seguidores, conexões, impressões"
    ),
    mutual="conexões em comum, conexão em comum, ligações em comum, contatos em comum",
    ages="min, h, d, dia, dias, sem, sem., semana, semanas, m, mês, meses, a, ano, anos",
    ago="há, editado",
    tenure="no cargo, na empresa, na função",
    current="atual, atualmente",
    summaries="sobre, anterior, anteriormente, resumo, competências, formação acadêmica",
    places="e região, e redondezas, região metropolitana",
    countries=(
        "estados unidos, reino unido, irlanda, alemanha, áustria, suíça, frança, bélgica, países "
        "baixos, luxemburgo, espanha, portugal, itália, suécia, dinamarca, noruega, finlândia, "
        "islândia, polônia, tchéquia, eslováquia, hungria, romênia, bulgária, grécia, croácia, "
        "eslovênia, sérvia, ucrânia, estônia, letônia, lituânia, turquia, israel, emirados "
        "árabes unidos, arábia saudita, egito, áfrica do sul, nigéria, quênia, marrocos, índia, "
        "china, hong kong, japão, coreia do sul, singapura, malásia, indonésia, tailândia, "
        "vietnã, filipinas, austrália, nova zelândia, canadá, méxico, brasil, argentina, chile, "
        "colômbia, peru, eua, polónia, roménia, letónia, estónia, eslovénia, tailândia, "
        "vietname, república tcheca"
    ),
)

_TITLES = (
    "diretor diretora gerente engenheiro engenheira chefe fundador fundadora cofundador "
    "cofundadora responsável comprador compradora vendedor vendedora comercial consultor "
    "consultora coordenador coordenadora analista assessor assessora presidente sócio sócia "
    "encarregado encarregada técnico técnica desenvolvedor desenvolvedora programador "
    "especialista assistente administrador administradora executivo executiva estudante "
    "estagiário estagiária advogado advogada contador professor professora dono dona "
    "proprietário proprietária supervisor supervisora líder gestor gestora"
)
_GIVEN_NAMES = (
    "josé joão antónio antônio francisco carlos paulo pedro lucas luiz luís marcos gabriel "
    "rafael daniel marcelo bruno eduardo felipe rodrigo manuel tiago ricardo maria ana francisca "
    "antónia adriana juliana márcia fernanda patrícia aline sandra camila amanda bruna jéssica "
    "letícia júlia luciana vanessa mariana gabriela vera inês beatriz catarina rita sofia"
)

_ANALYTICS = AnalyticsWords(
    impressions="impressões",
    members_reached="usuários alcançados, membros alcançados",
    profile_viewers="visualizações do perfil a partir desta publicação",
    followers_gained="seguidores obtidos com esta publicação",
    total_engagements="engajamentos",
    social_engagements="engajamento nas redes",
    reactions="reações",
    comments="comentários",
    reposts="compartilhamentos, republicações",
    one_reaction="reação",
    one_comment="comentário",
    one_repost="compartilhamento, republicação",
    saves="salvamentos",
    sends="envios no linkedin",
    company="empresa",
    other=(
        "descoberta, engajamento, publicações mais em alta, seguidores, dados demográficos do "
        "público, dados demográficos do conteúdo, desempenho, atividades do perfil, url da "
        "publicação, data da publicação, data, categoria, valor, porcentagem, total de "
        "seguidores, novos seguidores, tamanho da empresa, cargo, setor, localidade, nível de "
        "experiência, principal cargo, principal localidade, principal setor, engajamentos no "
        "botão premium personalizado"
    ),
)

PORTUGUESE = Language(
    headings=_HEADINGS,
    totals="Total, Total geral, Subtotal, Soma, Contagem",
    people_headings=_PEOPLE_HEADINGS,
    weak_at="na, no, nas, nos, em, da, do, de, para, pela, pelo",
    deal_with="com",
    heads=(
        "fundador, fundadora, cofundador, cofundadora, sócio, sócia, dono, dona, proprietário, "
        "proprietária"
    ),
    of="de, da, do",
    titles=_TITLES,
    given_names=_GIVEN_NAMES,
    legal_forms="lda, ltda, limitada, eireli",
    page=_PAGE,
    analytics=_ANALYTICS,
)
